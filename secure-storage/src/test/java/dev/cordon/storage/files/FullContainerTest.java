package dev.cordon.storage.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Container;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.storage.MediumTrouble;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.torn.TornDisk;
import dev.cordon.testing.FakeDevice;
import dev.cordon.testing.MemoryKeyVault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real container on a disk that is full from the start, or from each change of a step on. */
@Tag("A2")
class FullContainerTest {
  private static final String PASSCODE = "738291";
  private static final String FULL = "No space left on device";
  private static final long EVER = Long.MAX_VALUE / 2;
  private static final byte[] OLD = Written.content(1_000, 1);

  /** What is done on the full disk. */
  private interface Step {
    void take(Path directory, FakeDevice device) throws IOException;
  }

  @Test
  void openingAFullContainerSaysFullAndLosesNothing() throws IOException {
    fullAtEachChange(
        (directory, device) -> {
          try (Container container = opened(directory, device)) {
            assertArrayEquals(OLD, Written.read(SecureFiles.in(container, "mail"), "file"));
          }
        });
  }

  @Test
  void aNewDomainInAFullContainerSaysFullAndLosesNothing() throws IOException {
    fullAtEachChange(
        (directory, device) -> {
          try (Container container = opened(directory, device)) {
            Written.write(SecureFiles.in(container, "new"), "file", OLD);
          }
        });
  }

  @Test
  void aNewContainerOnAFullDiskSaysFullAndIsBegunWhenThereIsRoom() throws IOException {
    int refused = 0;
    boolean done = false;
    for (long at = 1; !done; at++) {
      TornDisk disk = new TornDisk();
      FakeDevice device = new FakeDevice();
      Path directory = disk.root().resolve("work");
      disk.failAt(at, EVER, FULL);
      done = !isSaidFull(() -> begin(directory, device), "full at change " + at);
      disk.failAt(1, 0, "");
      refused += done ? 0 : 1;
      if (!done) {
        device.open(directory).close(); // whatever was begun is no obstacle
      }
    }
    assertTrue(refused > 5, "only " + refused);
  }

  private static void begin(Path directory, FakeDevice device) throws IOException {
    try (Container container = device.open(directory)) {
      container.setPasscode(Passcode.of(PASSCODE));
      Written.write(SecureFiles.in(container, "mail"), "file", OLD);
    }
  }

  private static void fullAtEachChange(Step step) throws IOException {
    TornDisk good = new TornDisk();
    FakeDevice first = new FakeDevice();
    begin(good.root().resolve("work"), first);
    int refused = 0;
    boolean done = false;
    for (long at = 1; !done; at++) {
      TornDisk disk = good.afterKill();
      MemoryKeyVault vault = first.vault().copy();
      Path directory = disk.root().resolve("work");
      disk.failAt(at, EVER, FULL);
      done =
          !isSaidFull(
              () -> step.take(directory, new FakeDevice().vault(vault)), "full at change " + at);
      disk.failAt(1, 0, "");
      refused += done ? 0 : 1;
      try (Container container = opened(directory, new FakeDevice().vault(vault))) {
        assertArrayEquals(OLD, Written.read(SecureFiles.in(container, "mail"), "file"));
        Written.write(SecureFiles.in(container, "new"), "again", OLD);
      }
    }
    assertTrue(refused > 5, "only " + refused);
  }

  private static Container opened(Path directory, FakeDevice device) throws IOException {
    Container container = device.open(directory);
    boolean open = false;
    try {
      assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(PASSCODE)));
      open = true;
      return container;
    } finally {
      if (!open) {
        container.close();
      }
    }
  }

  private interface Act {
    void run() throws IOException;
  }

  /** By the container's own error or storage's; of a ledger's last record nobody may know. */
  private static boolean isSaidFull(Act act, String what) throws IOException {
    Optional<StorageException> said = Optional.empty();
    try {
      act.run();
    } catch (StorageException e) {
      said = Optional.of(e);
    } catch (StorageFailedException e) {
      said = Optional.of(MediumTrouble.explain(e, ""));
    }
    said.filter(e -> e.problem() != Problem.MEDIUM_FAILED)
        .ifPresent(e -> assertEquals(Problem.DISK_FULL, e.problem(), what));
    return said.isPresent();
  }
}
