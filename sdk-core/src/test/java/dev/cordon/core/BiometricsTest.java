package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Access.WhenExceeded;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("D1")
class BiometricsTest {
  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();

  @Test
  void aFingerOpensWhatThePasscodeOpens() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      SecretBytes key = container.domain("mail").key("files");
      enable(container);
      container.lock();

      assertInstanceOf(UnlockResult.Opened.class, byFinger(container));

      assertInstanceOf(ContainerState.Open.class, container.state());
      assertEquals(key, container.domain("mail").key("files"));
    }
  }

  @Test
  void itStillDoesAfterARestart() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      enable(container);
    }
    try (Container container = device.open(directory)) {
      assertEquals(Optional.empty(), container.biometrics().whyNot());
      assertInstanceOf(UnlockResult.Opened.class, byFinger(container));
    }
  }

  @Test
  void enablingOpensALockedContainer() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      container.lock();
      enable(container);
      assertInstanceOf(ContainerState.Open.class, container.state());
    }
  }

  @Test
  void aNewPasscodeKeepsTheFinger() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      enable(container);
      container.changePasscode(Passcode.of(Enrolled.PASSCODE), Passcode.of("904173"));
      container.lock();
      assertInstanceOf(UnlockResult.Opened.class, byFinger(container));
    }
  }

  @Test
  void anotherFingerReplacesTheFirstAndItsKey() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      enable(container);
      String first = alias(container);
      UserKey old = device.finger(first);
      enable(container);
      container.lock();

      assertNotEquals(first, alias(container));
      assertFalse(device.vault().aliases().contains(first));
      assertNeeds(Code.BIOMETRIC_NOT_SET, container.biometrics().unlock(old));
      assertInstanceOf(UnlockResult.Opened.class, byFinger(container));
    }
  }

  @Test
  void aForgottenFingerOpensNothingAndItsKeyIsGone() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      enable(container);
      UserKey key = device.finger(alias(container));
      container.biometrics().forget();
      container.biometrics().forget();
      container.lock();

      assertNeeds(Code.BIOMETRIC_NOT_SET, container.biometrics().unlock(key));
      assertEquals(0, userKeys());
    }
  }

  @Test
  void aNewContainerHasNothingForAFingerToOpen() throws Exception {
    try (Container container = device.open(directory)) {
      UserKey key = device.newFinger();
      assertEquals(Optional.empty(), container.biometrics().slot());
      assertEquals(Optional.of(Reason.of(Code.CONTAINER_NEW)), container.biometrics().whyNot());
      assertThrows(ContainerClosedException.class, () -> container.biometrics().unlock(key));
      assertThrows(
          ContainerClosedException.class,
          () -> container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), key));
      container.biometrics().forget();
    }
  }

  @Test
  void fingersThatChangedOnTheDeviceSwitchItOff() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      enable(container);
      container.lock();
      device.enrolAnotherFinger();

      assertNeeds(Code.BIOMETRIC_CHANGED, byFinger(container));

      assertEquals(Optional.empty(), container.biometrics().slot());
      assertInstanceOf(UnlockResult.Opened.class, right(container));
    }
  }

  @Test
  void aKeyOfTheSameNameFromElsewhereSwitchesItOff() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      enable(container);
      container.lock();
      String alias = alias(container);
      device.vault().destroy(alias);
      device.vault().create(alias, dev.cordon.core.device.KeyVault.Use.SEAL);

      assertNeeds(Code.BIOMETRIC_CHANGED, byFinger(container));
      assertInstanceOf(ContainerState.Locked.class, container.state());
    }
  }

  @Test
  @Tag("G1")
  void aWipeDestroysItsKey() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      enable(container);
      UserKey key = device.finger(alias(container));
      container.wipe();

      assertEquals(0, userKeys());
      assertInstanceOf(UnlockResult.Wiped.class, container.biometrics().unlock(key));
      assertEquals(Optional.of(Reason.of(Code.CONTAINER_WIPED)), container.biometrics().whyNot());
    }
  }

  @Test
  void aKeyThatADeathLeftOverIsRemovedAtTheNextStart() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      enable(container);
      device.newFinger();
      assertEquals(2, userKeys());
    }
    try (Container container = device.open(directory)) {
      assertEquals(1, userKeys());
      assertInstanceOf(UnlockResult.Opened.class, byFinger(container));
    }
  }

  @Test
  void aKeyStoreThatFallsSilentTakesNothingAway() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      enable(container);
      container.lock();
      UserKey key = device.finger(alias(container));
      for (int calls = 0; calls < 4; calls++) {
        device.vault().fallSilentAfter(calls);
        assertThrows(VaultUnavailableException.class, () -> container.biometrics().unlock(key));
        device.vault().answerAgain();
      }
      assertInstanceOf(UnlockResult.Opened.class, byFinger(container));
    }
  }

  @Nested
  @Tag("D3")
  class WrongPasscodes {
    @Test
    void theOneThatEnablesIsJudgedAndCounted() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        UserKey key = device.newFinger();

        assertEquals(
            new UnlockResult.Wrong(9, Duration.ZERO),
            container.biometrics().enable(Passcode.of("000000"), key));

        assertEquals(Optional.empty(), container.biometrics().slot());
        assertEquals(0, userKeys());
        assertEquals(new UnlockResult.Wrong(8, Duration.ZERO), wrong(container));
      }
    }

    @Test
    void aFingerDoesNotForgetThem() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        enable(container);
        container.lock();
        wrong(container);
        assertInstanceOf(UnlockResult.Opened.class, byFinger(container));
        container.lock();
        assertEquals(new UnlockResult.Wrong(8, Duration.ZERO), wrong(container));
      }
    }

    @Test
    void theirPauseHoldsForAFingerToo() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        enable(container);
        container.lock();
        for (int i = 0; i < 4; i++) {
          wrong(container);
        }
        assertEquals(new UnlockResult.TooSoon(Duration.ofSeconds(5)), byFinger(container));
        assertEquals(
            Optional.of(Reason.of(Code.ATTEMPT_TOO_SOON, "5")), container.biometrics().whyNot());
      }
    }

    @Test
    void tooManyCloseItForAFingerToo() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        container.organisation().acceptPolicy(Enrolled.with(lockAfterThree()), 2);
        enable(container);
        container.lock();
        for (int i = 0; i < 3; i++) {
          wrong(container);
        }
        assertInstanceOf(UnlockResult.Blocked.class, byFinger(container));
        assertEquals(
            Optional.of(Reason.of(Code.TOO_MANY_ATTEMPTS, "3")), container.biometrics().whyNot());
      }
    }
  }

  @Test
  @Tag("D5")
  void whatTheServerLockedAFingerDoesNotOpen() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      enable(container);
      container.organisation().obey(Enrolled.command(Command.Kind.LOCK, 1));
      UnlockResult.Blocked blocked =
          assertInstanceOf(UnlockResult.Blocked.class, byFinger(container));
      assertEquals(Code.LOCKED_BY_ADMINISTRATOR, blocked.reasons().get(0).code());
    }
  }

  @Nested
  class ThePolicy {
    @Test
    void mayForbidItAndThenTheKeyGoes() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        enable(container);
        container.lock();
        container.organisation().acceptPolicy(Enrolled.with(access(Permission.BLOCKED, 60)), 2);

        assertEquals(
            Optional.of(Reason.of(Code.BIOMETRIC_BLOCKED, "access.biometric")),
            container.biometrics().whyNot());
        assertNeeds(Code.BIOMETRIC_BLOCKED, byFinger(container));

        assertEquals(0, userKeys());
        UserKey another = device.newFinger();
        assertNeeds(
            Code.BIOMETRIC_BLOCKED,
            container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), another));
        assertEquals(0, userKeys());
      }
    }

    @Test
    void isObeyedAtTheNextStartToo() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        enable(container);
        container.organisation().acceptPolicy(Enrolled.with(access(Permission.BLOCKED, 60)), 2);
      }
      device.open(directory).close();
      assertEquals(0, userKeys());
    }

    @Test
    void wantsThePasscodeNowAndThen() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        container.organisation().acceptPolicy(Enrolled.with(access(Permission.ALLOWED, 60)), 2);
        enable(container);
        container.lock();
        device.clock().turn(Duration.ofMinutes(59));
        assertInstanceOf(UnlockResult.Opened.class, byFinger(container));
        container.lock();
        device.clock().turn(Duration.ofMinutes(1));

        UnlockResult.NeedsPasscode due =
            assertInstanceOf(UnlockResult.NeedsPasscode.class, byFinger(container));
        assertEquals(Reason.of(Code.BIOMETRIC_PASSCODE_DUE, "60"), due.why());
        assertInstanceOf(UnlockResult.Opened.class, right(container));
        container.lock();
        assertInstanceOf(UnlockResult.Opened.class, byFinger(container));
      }
    }

    @Test
    void isNotStretchedByAClockTurnedBack() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        enable(container);
        container.lock();
        device.clock().turn(Duration.ofHours(20));
        assertInstanceOf(UnlockResult.Opened.class, byFinger(container));
        container.lock();
        device.clock().turn(Duration.ofHours(-10));
        device.clock().pass(Duration.ofHours(4));
        assertNeeds(Code.BIOMETRIC_PASSCODE_DUE, byFinger(container));
      }
    }

    @Test
    void wantsThePasscodeFirstAfterARestartOfTheDevice() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        enable(container);
      }
      device.clock().off(Duration.ofSeconds(30));
      try (Container container = device.open(directory)) {
        assertNeeds(Code.BIOMETRIC_PASSCODE_DUE, byFinger(container));
        assertInstanceOf(UnlockResult.Opened.class, right(container));
        container.lock();
        assertInstanceOf(UnlockResult.Opened.class, byFinger(container));
      }
    }

    @Test
    void forgivesAClockThatTheNetworkCorrected() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        enable(container);
        container.lock();
        device.clock().turn(Duration.ofSeconds(-90));
        assertInstanceOf(UnlockResult.Opened.class, byFinger(container));
      }
    }

    @Test
    void remembersTheTimeOfTheLastContact() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        enable(container);
        container.lock();
        device.clock().turn(Duration.ofHours(30));
        Enrolled.contact(container, device);
        device.clock().turn(Duration.ofHours(-30));
        assertNeeds(Code.BIOMETRIC_PASSCODE_DUE, byFinger(container));
      }
    }
  }

  private void enable(Container container) throws ContainerException {
    assertInstanceOf(
        UnlockResult.Opened.class,
        container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), device.newFinger()));
  }

  private UnlockResult byFinger(Container container) throws ContainerException {
    return container.biometrics().unlock(device.finger(alias(container)));
  }

  private static String alias(Container container) throws ContainerException {
    return container.biometrics().slot().orElseThrow().vaultKey();
  }

  private long userKeys() throws ContainerException {
    return device.vault().aliases().stream()
        .filter(alias -> alias.startsWith(UserKey.ALIAS_PREFIX))
        .count();
  }

  private static void assertNeeds(Code code, UnlockResult result) {
    UnlockResult.NeedsPasscode needs = assertInstanceOf(UnlockResult.NeedsPasscode.class, result);
    assertEquals(code, needs.why().code());
  }

  private static Access access(Permission biometric, int untilMinutes) {
    return access(WhenExceeded.WIPE, 10, biometric, untilMinutes);
  }

  private static Access lockAfterThree() {
    return access(WhenExceeded.LOCK_UNTIL_SERVER, 3, Permission.ALLOWED, 60);
  }

  private static Access access(
      WhenExceeded whenExceeded, int attempts, Permission biometric, int untilMinutes) {
    Access base = Access.DEFAULT;
    return new Access(
        base.passcode(),
        attempts,
        whenExceeded,
        base.attemptDelay(),
        base.idleLockSeconds(),
        base.lockOnBackgroundSeconds(),
        base.whenUnprotected(),
        biometric,
        untilMinutes);
  }

  private static UnlockResult wrong(Container container) throws ContainerException {
    return container.unlock(Passcode.of("000000"));
  }

  private static UnlockResult right(Container container) throws ContainerException {
    return container.unlock(Passcode.of(Enrolled.PASSCODE));
  }
}
