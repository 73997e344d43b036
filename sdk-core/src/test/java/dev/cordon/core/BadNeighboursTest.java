package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resources and listeners of an app that fail: closing goes on without them. */
@Tag("D1")
class BadNeighboursTest {
  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();
  private final List<ContainerState> heard = new ArrayList<>();

  @Test
  void aResourceThatFailsUncheckedKeepsNoOtherOpen() throws Exception {
    AtomicBoolean closed = new AtomicBoolean();
    try (Container container = Enrolled.open(device, directory)) {
      Domain domain = container.domain("mail");
      for (int i = 0; i < 8; i++) {
        String why = "bug " + i;
        domain.closeOnLock(
            () -> {
              throw new IllegalStateException(why);
            });
      }
      domain.closeOnLock(() -> closed.set(true));

      container.lock();

      assertTrue(closed.get());
    }
  }

  @Test
  @Tag("G1")
  void aResourceThatFailsUncheckedDoesNotKeepAWipeFromHappening() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      container.domain("mail").closeOnLock(BadNeighboursTest::fail);

      container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1));

      assertInstanceOf(ContainerState.Wiped.class, container.state());
    }
  }

  @Test
  void aListenerThatFailsKeepsNoOtherFromHearing() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      container.onStateChange(state -> fail());
      container.onStateChange(heard::add);

      assertThrows(IllegalStateException.class, container::lock);

      assertEquals(List.of(new ContainerState.Locked()), heard);
      heard.clear();
    }
  }

  @Test
  @Tag("G1")
  void listenersHearOfTheClosingEvenIfAWipeFails() throws Exception {
    DyingVault vault = new DyingVault(device.vault());
    try (Container container = Enrolled.open(device, directory, vault)) {
      container.onStateChange(heard::add);
      vault.refuseKeys(2);
      assertThrows(StorageFailedException.class, container::wipe);
      assertFalse(heard.isEmpty());
    }
  }

  @Test
  @Tag("G1")
  void listenersHearOfTheClosingEvenIfACommandFails() throws Exception {
    DyingVault vault = new DyingVault(device.vault());
    try (Container container = Enrolled.open(device, directory, vault)) {
      container.onStateChange(heard::add);
      vault.refuseKeys(3);
      Command wipe = Enrolled.command(Command.Kind.WIPE, 1);
      assertThrows(StorageFailedException.class, () -> container.organisation().obey(wipe));
      assertFalse(heard.isEmpty());
    }
  }

  @Test
  void aDomainThatCannotBeRememberedIsRefusedAndCostsNothing() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      container.domain("mail");
      for (String name : List.of("x".repeat(2 << 20), "\ud800")) {
        assertThrows(StorageFailedException.class, () -> container.domain(name));
      }
    }
    assertMailOpens();
  }

  @Test
  void manyDomainsAreReadBack() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      container.domain("mail");
      for (int i = 0; i < 6; i++) {
        container.domain(i + "x".repeat(300_000));
      }
    }
    assertMailOpens();
  }

  private void assertMailOpens() throws Exception {
    try (Container container = device.open(directory)) {
      container.unlock(Passcode.of(Enrolled.PASSCODE));
      container.domain("mail").key("files").close();
    }
  }

  private static void fail() {
    throw new IllegalStateException("a bug of the app's");
  }
}
