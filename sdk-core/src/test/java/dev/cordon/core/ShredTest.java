package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One domain is destroyed alone: open or locked, at once, and its ciphertext after. */
@Tag("G1")
class ShredTest {
  private static final int FILES = 200;
  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();

  private static Path fill(Domain domain) throws Exception {
    for (int i = 0; i < FILES; i++) {
      Files.write(domain.directory().resolve("f" + i), new byte[10]);
    }
    return domain.directory();
  }

  private static void awaitGone(Path directory) throws InterruptedException {
    for (int i = 0; i < 1000 && Files.exists(directory); i++) {
      Thread.sleep(10);
    }
    assertFalse(Files.exists(directory));
  }

  @Test
  void aDomainIsShredWhileLockedAndTheOthersStayReadable() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      SecretBytes mail = container.domain("mail").key("files");
      SecretBytes notes = container.domain("notes").key("files");
      Path left = fill(container.domain("notes"));
      container.lock();
      int keys = device.vault().aliases().size();

      container.shred("notes");

      assertEquals(keys - 1, device.vault().aliases().size());
      awaitGone(left);
      container.unlock(Passcode.of(Enrolled.PASSCODE));
      assertEquals(mail, container.domain("mail").key("files"));
      assertNotEquals(notes, container.domain("notes").key("files"), "a new one of that name");
    }
  }

  @Test
  void anOpenDomainEndsWhenItIsShred() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      Domain notes = container.domain("notes");
      Domain mail = container.domain("mail");
      List<String> closed = new ArrayList<>();
      notes.closeOnLock(() -> closed.add("notes"));
      mail.closeOnLock(() -> closed.add("mail"));

      container.shred("notes");

      assertEquals(List.of("notes"), closed);
      assertThrows(ContainerClosedException.class, () -> notes.key("files"));
      assertThrows(ContainerClosedException.class, () -> notes.closeOnLock(() -> {}));
      mail.key("files");
    }
  }

  @Test
  void whatAKillLeftOfItsCiphertextIsDeletedAtTheNextStart() throws Exception {
    Path left;
    try (Container container = Enrolled.open(device, directory)) {
      left = fill(container.domain("notes"));
      container.lock();
      container.shred("notes");
      awaitGone(left);
      Files.createDirectories(left.resolve("3f")); // as if it had not come so far
      Files.write(left.resolve("3f").resolve("x"), new byte[10]);
    }
    try (Container container = device.open(directory)) {
      assertEquals(new ContainerState.Locked(), container.state());
      awaitGone(left);
    }
  }

  @Test
  void theProgressOfTheRemovalIsTold() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      fill(container.domain("notes"));
      List<Removal> told = new ArrayList<>();
      CountDownLatch done = new CountDownLatch(1);
      container.onRemoval(
          removal -> {
            told.add(removal);
            if (removal.isDone()) {
              done.countDown();
            }
          });

      container.shred("notes");

      assertTrue(done.await(20, TimeUnit.SECONDS));
      assertTrue(told.size() >= 3, "told: " + told.size());
      assertEquals(new Removal(FILES, FILES, 0), told.get(told.size() - 1));
    }
  }

  @Test
  void aListenerThatFailsKeepsNothingFromBeingDeleted() throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    CountDownLatch told = new CountDownLatch(1);
    Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> told.countDown());
    try (Container container = Enrolled.open(device, directory)) {
      Path notes = fill(container.domain("notes"));
      Path plans = fill(container.domain("plans"));
      container.onRemoval(
          removal -> {
            throw new IllegalStateException("a bug");
          });
      container.shred("notes");
      awaitGone(notes);
      container.shred("plans");
      awaitGone(plans);
      assertTrue(told.await(20, TimeUnit.SECONDS), "the bug is told");
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  @Tag("A1")
  void aLinkAmongItsCiphertextIsNeverFollowed() throws Exception {
    Path personal = Files.createDirectory(directory.resolve("personal"));
    Files.write(personal.resolve("photo"), new byte[10]);
    try (Container container = Enrolled.open(device, directory.resolve("home"))) {
      Path notes = fill(container.domain("notes"));
      Files.createSymbolicLink(notes.resolve("in"), personal);
      container.shred("notes");
      awaitGone(notes);
      assertTrue(Files.exists(personal.resolve("photo")));
    }
  }

  @Test
  @Tag("A2")
  void nothingIsKeptOfADomainThatIsNoMore() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      Domain mail = container.domain("mail");
      container.wipe();
      mail.anchor("ledger", new byte[] {1});
    }
    assertEquals(Map.of(), ControlStore.open(directory, device.vault()).get().anchors());
  }

  @Test
  void aDomainThatIsNotThereIsNothingToShred() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      container.shred("never");
      container.wipe();
      container.shred("mail");
    }
  }

  @Test
  @Tag("A2")
  void whatADomainMustNotFallBehindIsKeptAtTheLock() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      Domain mail = container.domain("mail");
      mail.anchor("ledger", new byte[] {1, 2});
      assertArrayEquals(new byte[] {1, 2}, mail.anchor("ledger").orElseThrow());
      container.lock();
      mail.anchor("ledger", new byte[] {9}); // kept at the next lock, which a close is
    }
    try (Container container = device.open(directory)) {
      container.unlock(Passcode.of(Enrolled.PASSCODE));
      assertArrayEquals(new byte[] {9}, container.domain("mail").anchor("ledger").orElseThrow());
      assertTrue(container.domain("notes").anchor("ledger").isEmpty());
      container.shred("mail");
      assertTrue(container.domain("mail").anchor("ledger").isEmpty());
    }
  }

  @Test
  @Tag("A2")
  void aDomainsUsersShareOneOfEachKindUntilTheLock() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      List<String> closed = new ArrayList<>();
      Domain mail = container.domain("mail");
      Shared first = mail.shared(Shared.class, domain -> closed::add);
      assertTrue(first == container.domain("mail").shared(Shared.class, domain -> unheard -> {}));

      container.lock();

      assertEquals(List.of("closed"), closed);
      container.unlock(Passcode.of(Enrolled.PASSCODE));
      Shared second = container.domain("mail").shared(Shared.class, domain -> closed::add);
      assertFalse(first == second);
      assertThrows(
          ContainerClosedException.class, () -> mail.shared(Shared.class, domain -> closed::add));
    }
  }

  @Test
  void whatCannotBeMadeIsNotShared() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      Domain mail = container.domain("mail");
      assertThrows(
          ContainerException.class,
          () ->
              mail.shared(
                  Shared.class,
                  domain -> {
                    container.lock(); // meanwhile
                    return closed -> {};
                  }));
    }
  }

  /** Something that the users of a domain share. */
  private interface Shared extends java.io.Closeable {
    void note(String closed);

    @Override
    default void close() {
      note("closed");
    }
  }
}
