package dev.cordon.storage.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Container;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.error.ContainerInUseException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.storage.torn.TornDisk;
import dev.cordon.testing.FakeDevice;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A file system that knows no locks, as a network's may be. */
@Tag("A2")
class NoLocksTest {
  private static final String PASSCODE = "738291";

  private final TornDisk disk = new TornDisk();
  private final Path directory = disk.root().resolve("work");
  private final FakeDevice device = new FakeDevice();

  @Test
  void aContainerIsNotOpenedWithoutALockAndNothingOfItChanges() throws IOException {
    try (Container container = device.open(directory)) {
      container.setPasscode(Passcode.of(PASSCODE));
      Written.write(SecureFiles.in(container, "mail"), "file", new byte[] {1, 2, 3});
    }
    disk.refuseLocks("No locks available");
    long before = disk.changes();
    StorageFailedException refused =
        assertThrows(StorageFailedException.class, () -> device.open(directory));
    assertTrue(String.valueOf(refused.getCause()).contains("No locks available"));
    assertEquals(before, disk.changes());
    disk.refuseLocks("");
    try (Container container = device.open(directory)) {
      assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(PASSCODE)));
      byte[] read = Written.read(SecureFiles.in(container, "mail"), "file");
      assertArrayEquals(new byte[] {1, 2, 3}, read);
    }
  }

  @Test
  void aNewContainerIsNotBegunWithoutALock() {
    disk.refuseLocks("Function not implemented");
    assertThrows(StorageFailedException.class, () -> device.open(directory));
  }

  @Test
  void withLocksASecondOpeningIsRefused() throws IOException {
    try (Container container = device.open(directory)) {
      assertThrows(ContainerInUseException.class, () -> device.open(directory));
      container.setPasscode(Passcode.of(PASSCODE)); // and the first goes on
    }
  }
}
