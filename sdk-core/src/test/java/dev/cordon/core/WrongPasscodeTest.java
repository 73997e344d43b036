package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.VaultDeclaration;
import dev.cordon.policy.protocol.VaultKind;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Access.WhenExceeded;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.FakeDevice;
import dev.cordon.testing.MemoryKeyVault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("D3")
class WrongPasscodeTest {
  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();

  @Test
  void itCountsDownAndTheRightOneStartsOver() throws Exception {
    try (Container container = locked()) {
      assertEquals(new UnlockResult.Wrong(9, Duration.ZERO), wrong(container));
      assertEquals(new UnlockResult.Wrong(8, Duration.ZERO), wrong(container));
      assertInstanceOf(UnlockResult.Opened.class, right(container));
      container.lock();
      assertEquals(new UnlockResult.Wrong(9, Duration.ZERO), wrong(container));
    }
  }

  @Test
  void fromTheFourthOnEachPauseDoubles() throws Exception {
    try (Container container = locked()) {
      for (int i = 0; i < 3; i++) {
        wrong(container);
      }
      assertEquals(new UnlockResult.Wrong(6, Duration.ofSeconds(5)), wrong(container));
      assertEquals(new UnlockResult.TooSoon(Duration.ofSeconds(5)), right(container));
      device.clock().pass(Duration.ofSeconds(5));
      assertEquals(new UnlockResult.Wrong(5, Duration.ofSeconds(10)), wrong(container));
    }
  }

  @Test
  void turningTheClockBackDoesNotShortenThePause() throws Exception {
    try (Container container = locked()) {
      for (int i = 0; i < 4; i++) {
        wrong(container);
      }
      device.clock().turn(Duration.ofDays(-1));
      assertEquals(new UnlockResult.TooSoon(Duration.ofSeconds(5)), right(container));
    }
  }

  @Test
  void tooManyWipeWithoutAnyNetwork() throws Exception {
    try (Container container = locked()) {
      UnlockResult last = exhaust(container);

      UnlockResult.Wiped wiped = assertInstanceOf(UnlockResult.Wiped.class, last);
      assertEquals(Reason.of(Reason.Code.WIPED_AFTER_ATTEMPTS, "10"), wiped.why());
      assertInstanceOf(ContainerState.Wiped.class, container.state());
      assertInstanceOf(UnlockResult.Wiped.class, right(container));
    }
  }

  @Test
  void tooManyLockUntilTheServerUnlocksWhereThePolicySaysSo() throws Exception {
    try (Container container = locked()) {
      container.organisation().acceptPolicy(lockingAfterThree(), 2);
      wrong(container);
      wrong(container);
      assertInstanceOf(UnlockResult.Blocked.class, wrong(container));
      assertInstanceOf(UnlockResult.Blocked.class, right(container));

      container.organisation().obey(Enrolled.command(Command.Kind.UNLOCK, 1));

      assertInstanceOf(UnlockResult.Opened.class, right(container));
    }
  }

  @Test
  void aRestartDoesNotForgetTheCount() throws Exception {
    try (Container container = locked()) {
      wrong(container);
    }
    try (Container container = device.open(directory)) {
      assertEquals(new UnlockResult.Wrong(8, Duration.ZERO), wrong(container));
    }
  }

  @Test
  void copyingOldFilesBackDoesNotGiveNewTriesWhileTheVaultForgets(@TempDir Path copy)
      throws Exception {
    try (Container container = locked()) {
      wrong(container);
    }
    Trees.copy(directory, copy);
    try (Container container = device.open(directory)) {
      wrong(container);
    }
    Trees.delete(directory);
    Trees.copy(copy, directory);

    // The control state of before no longer opens: its vault key went with the next write.
    ContainerDamagedException refused =
        assertThrows(ContainerDamagedException.class, () -> device.open(directory));
    assertEquals(Reason.of(Reason.Code.CONTAINER_ROLLED_BACK, "control"), refused.reason());
  }

  @Test
  void takingTheControlFilesAwayDoesNotStartOver() throws Exception {
    try (Container container = device.open(directory)) {
      container.setPasscode(Passcode.of(Enrolled.PASSCODE));
      container.lock();
      wrong(container);
    }
    Files.delete(directory.resolve("control.a"));
    Files.delete(directory.resolve("control.b"));

    assertThrows(ContainerDamagedException.class, () -> device.open(directory));
  }

  @Test
  void aSoftwareVaultCopiedAlongStartsOverAndItSaysSo(@TempDir Path copy) throws Exception {
    MemoryKeyVault copiedVault;
    try (Container container = locked()) {
      copiedVault = device.vault().copy();
      Trees.copy(directory, copy);
      wrong(container);
      assertFalse(container.organisation().posture().vault().rollbackResistant());
    }
    try (Container container = new FakeDevice().vault(copiedVault).open(copy)) {
      assertEquals(new UnlockResult.Wrong(9, Duration.ZERO), wrong(container));
    }
  }

  @Test
  void theLockOfTooManySurvivesARestartAndComesInASoftwareVaultsCopyToo(@TempDir Path copy)
      throws Exception {
    MemoryKeyVault copiedVault;
    try (Container container = locked()) {
      container.organisation().acceptPolicy(lockingAfterThree(), 2);
      wrong(container);
      copiedVault = device.vault().copy();
      Trees.copy(directory, copy);
      wrong(container);
      wrong(container);
    }
    try (Container container = device.open(directory)) {
      assertInstanceOf(UnlockResult.Blocked.class, right(container));
    }
    // What the copy remembers counts, and no more: two tries instead of none.
    try (Container container = new FakeDevice().vault(copiedVault).open(copy)) {
      assertFalse(container.organisation().posture().vault().rollbackResistant());
      assertEquals(new UnlockResult.Wrong(1, Duration.ZERO), wrong(container));
      assertInstanceOf(UnlockResult.Blocked.class, wrong(container));
    }
  }

  @Test
  void aVaultThatCannotGoBackGivesACopyOfTheFilesNoTry(@TempDir Path copy) throws Exception {
    device.vault().declare(new VaultDeclaration(VaultKind.TPM, true, true, true, false));
    try (Container container = locked()) {
      assertTrue(container.organisation().posture().vault().rollbackResistant());
      container.organisation().acceptPolicy(lockingAfterThree(), 2);
      Trees.copy(directory, copy);
      wrong(container);
      wrong(container);
      wrong(container);
    }
    // The vault is the one of now, as the declaration says: it cannot be had as it was.
    assertThrows(ContainerDamagedException.class, () -> device.open(copy));
    Trees.delete(directory);
    Trees.copy(copy, directory);
    assertThrows(ContainerDamagedException.class, () -> device.open(directory));
  }

  private static Policy lockingAfterThree() {
    return Enrolled.with(Access.DEFAULT.withAttempts(3, WhenExceeded.LOCK_UNTIL_SERVER));
  }

  private Container locked() throws Exception {
    Container container = Enrolled.open(device, directory);
    container.lock();
    return container;
  }

  private UnlockResult exhaust(Container container) throws Exception {
    UnlockResult last = wrong(container);
    for (int i = 1; i < Policy.DEFAULT.access().maxAttempts(); i++) {
      device.clock().pass(Duration.ofHours(2));
      last = wrong(container);
    }
    return last;
  }

  private static UnlockResult wrong(Container container) throws Exception {
    return container.unlock(Passcode.of("000000"));
  }

  private static UnlockResult right(Container container) throws Exception {
    return container.unlock(Passcode.of(Enrolled.PASSCODE));
  }

  @Test
  void onlyFilesOfTheContainerAreThereToCopy() throws Exception {
    try (Container container = locked()) {
      try (var files = Files.list(directory)) {
        assertEquals(
            List.of("container.lock", "control.a", "control.b", "header.a", "header.b", "trail"),
            files.map(file -> file.getFileName().toString()).sorted().toList());
      }
      assertInstanceOf(ContainerState.Locked.class, container.state());
    }
  }
}
