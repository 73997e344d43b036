package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.device.PasscodeCost;
import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.PasscodeRefusedException;
import dev.cordon.core.keys.PasscodeTag;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.PasscodeRules;
import dev.cordon.testing.FakeDevice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("D1")
class PasscodeLifeTest {
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final PasscodeRules RULES = PasscodeRules.DEFAULT;
  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();

  @Nested
  class Age {
    private static final Duration AGE = Duration.ofDays(2);

    @Test
    void whenItIsOverThePasscodeOpensNothingButItsOwnChange() throws Exception {
      try (Container container = aging()) {
        device.clock().pass(AGE.minus(MOMENT));
        assertInstanceOf(UnlockResult.Opened.class, unlock(container, Enrolled.PASSCODE));
        container.lock();
        device.clock().pass(MOMENT);

        assertEquals(
            new UnlockResult.NeedsNewPasscode(Reason.of(Code.PASSCODE_EXPIRED, "2")),
            unlock(container, Enrolled.PASSCODE));
        assertEquals(new ContainerState.Locked(), container.state());
        assertThrows(ContainerClosedException.class, () -> container.domain("mail"));

        assertInstanceOf(UnlockResult.Opened.class, change(container, "904173"));
        assertEquals(new ContainerState.Open(), container.state());
        container.lock();
        assertInstanceOf(UnlockResult.Opened.class, unlock(container, "904173"));
      }
    }

    @Test
    void aRightOneThatIsTooOldIsNoWrongOneAndAWrongOneIsNotToldOfIt() throws Exception {
      try (Container container = aging()) {
        device.clock().pass(AGE);

        assertEquals(new UnlockResult.Wrong(9, Duration.ZERO), unlock(container, "000000"));
        unlock(container, Enrolled.PASSCODE);
        assertEquals(new UnlockResult.Wrong(9, Duration.ZERO), unlock(container, "000000"));
      }
    }

    @Test
    void aFingerDoesNotGetRoundItAndNoneCanBeAdded() throws Exception {
      try (Container container = withRules(RULES.withLife(1, 0))) {
        UserKey finger = device.newFinger();
        container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), finger);
        container.lock();
        device.clock().pass(Duration.ofHours(23));
        unlock(container, Enrolled.PASSCODE);
        container.lock();
        assertInstanceOf(UnlockResult.Opened.class, container.biometrics().unlock(finger));
        container.lock();
        device.clock().pass(Duration.ofHours(1));

        Reason expired = Reason.of(Code.PASSCODE_EXPIRED, "1");
        assertEquals(
            new UnlockResult.NeedsPasscode(expired), container.biometrics().unlock(finger));
        UserKey another = device.newFinger();
        assertEquals(
            new UnlockResult.NeedsNewPasscode(expired),
            container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), another));
        assertEquals(new ContainerState.Locked(), container.state());
        assertFalse(device.vault().aliases().contains(another.alias()));
      }
    }

    @Test
    void theEndIsToldSevenDaysBefore() throws Exception {
      try (Container container = withRules(RULES.withLife(30, 0))) {
        device.clock().pass(Duration.ofDays(23).minus(MOMENT));
        assertEquals(List.of(), container.notices());
        device.clock().pass(MOMENT);
        assertEquals(List.of(Reason.of(Code.PASSCODE_EXPIRES_SOON, "7")), container.notices());
        device.clock().pass(Duration.ofDays(6));
        assertEquals(List.of(Reason.of(Code.PASSCODE_EXPIRES_SOON, "1")), container.notices());
        device.clock().pass(Duration.ofDays(1));
        assertEquals(List.of(), container.notices());
      }
    }

    @Test
    void neitherARestartNorAClockTurnedBackMakesItYounger() throws Exception {
      try (Container container = aging()) {
        device.clock().pass(AGE);
        unlock(container, Enrolled.PASSCODE);
      }
      device.clock().turn(Duration.ofDays(-1));
      try (Container container = device.open(directory)) {
        assertInstanceOf(UnlockResult.NeedsNewPasscode.class, unlock(container, Enrolled.PASSCODE));
      }
    }

    @Test
    void theSameOneIsNoNewOne() throws Exception {
      try (Container container = aging()) {
        assertEquals(Code.PASSCODE_SAME, refused(container, Enrolled.PASSCODE));
      }
    }

    private Container aging() throws Exception {
      return withRules(RULES.withLife(2, 0));
    }
  }

  @Nested
  class History {
    @Test
    void theLastOnesDoNotComeAgainAndTheOneBeforeThemDoes() throws Exception {
      try (Container container = withRules(RULES.withLife(0, 2))) {
        change(container, Enrolled.PASSCODE, "904173");
        change(container, "904173", "557812");
        assertEquals(Code.PASSCODE_USED_BEFORE, refused(container, "557812", "904173"));
        assertEquals(Code.PASSCODE_USED_BEFORE, refused(container, "557812", Enrolled.PASSCODE));
        change(container, "557812", "392847");

        change(container, "392847", Enrolled.PASSCODE);
      }
    }

    @Test
    void aRefusedOneCostsNoAttemptAndChangesNothing() throws Exception {
      try (Container container = withRules(RULES.withLife(0, 2))) {
        change(container, Enrolled.PASSCODE, "904173");
        refused(container, "904173", Enrolled.PASSCODE);
        container.lock();

        assertEquals(new UnlockResult.Wrong(9, Duration.ZERO), unlock(container, "000000"));
        assertInstanceOf(UnlockResult.Opened.class, unlock(container, "904173"));
      }
    }

    @Test
    void whoDoesNotKnowThePasscodeCannotTryFormerOnesHere() throws Exception {
      try (Container container = withRules(RULES.withLife(0, 2))) {
        change(container, Enrolled.PASSCODE, "904173");

        UnlockResult result =
            container.changePasscode(Passcode.of("000000"), Passcode.of(Enrolled.PASSCODE));

        assertEquals(new UnlockResult.Wrong(9, Duration.ZERO), result);
      }
    }

    @Test
    void itOutlivesARestart() throws Exception {
      try (Container container = withRules(RULES.withLife(0, 2))) {
        change(container, Enrolled.PASSCODE, "904173");
      }
      try (Container container = device.open(directory)) {
        assertEquals(Code.PASSCODE_USED_BEFORE, refused(container, "904173", Enrolled.PASSCODE));
      }
    }

    @Test
    void noneIsKeptWhereThePolicyWantsNone() throws Exception {
      try (Container container = withRules(RULES.withLife(0, 2))) {
        change(container, Enrolled.PASSCODE, "904173");
        publish(container, RULES, 3);
        unlock(container, "904173");
        publish(container, RULES.withLife(0, 2), 4);

        change(container, "904173", Enrolled.PASSCODE);
      }
    }

    @Test
    void whatIsKeptNeedsTheVaultAndTheSaltForEveryGuess() throws Exception {
      Bytes salt = Bytes.copyFrom("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
      Bytes otherSalt = Bytes.copyFrom("0123456789abcdeg".getBytes(StandardCharsets.US_ASCII));
      PasscodeCost cost = new PasscodeCost(8, 1);
      try (Container container = withRules(RULES.withLife(0, 2))) {
        change(container, Enrolled.PASSCODE, "904173");
        Bytes tag = tag(salt, cost, device);

        assertEquals(tag, tag(salt, cost, device));
        assertNotEquals(tag, tag(otherSalt, cost, device));
        assertNotEquals(tag, tag(salt, new PasscodeCost(8, 2), device));
        device.vault().destroy(PasscodeTag.ALIAS);
        device.vault().create(PasscodeTag.ALIAS, KeyVault.Use.MAC);
        assertNotEquals(tag, tag(salt, cost, device));
      }
    }

    @Test
    void aWipeEndsItsKeyWithAllOthers() throws Exception {
      try (Container container = withRules(RULES.withLife(0, 2))) {
        change(container, Enrolled.PASSCODE, "904173");
        assertTrue(device.vault().aliases().contains(PasscodeTag.ALIAS));
        container.wipe();

        assertFalse(device.vault().aliases().contains(PasscodeTag.ALIAS));
      }
    }

    @Test
    void aVaultThatLostItsKeyLocksNobodyOut() throws Exception {
      try (Container container = withRules(RULES.withLife(0, 2))) {
        change(container, Enrolled.PASSCODE, "904173");
        device.vault().destroy(PasscodeTag.ALIAS);

        change(container, "904173", "557812");
        assertEquals(Code.PASSCODE_USED_BEFORE, refused(container, "557812", "904173"));
      }
    }

    private Bytes tag(Bytes salt, PasscodeCost cost, FakeDevice of) throws Exception {
      return PasscodeTag.of(of.vault(), cost, salt, Passcode.of("904173"));
    }
  }

  @Nested
  class StricterRules {
    private static final PasscodeRules LONGER =
        new PasscodeRules(PasscodeRules.Type.NUMERIC, 8, true);

    @Test
    void theNextUnlockAsksForANewPasscode() throws Exception {
      try (Container container = withRules(RULES)) {
        publish(container, LONGER, 3);

        assertEquals(
            new UnlockResult.NeedsNewPasscode(Reason.of(Code.PASSCODE_TOO_SHORT, "8")),
            unlock(container, Enrolled.PASSCODE));
        assertEquals(new ContainerState.Locked(), container.state());
        assertEquals(Code.PASSCODE_TOO_SHORT, refused(container, "904173"));
        assertInstanceOf(UnlockResult.Opened.class, change(container, "90417365"));
        container.lock();
        assertInstanceOf(UnlockResult.Opened.class, unlock(container, "90417365"));
      }
    }

    @Test
    void anotherKindOfPasscodeIsAskedForToo() throws Exception {
      try (Container container = withRules(RULES)) {
        publish(container, new PasscodeRules(PasscodeRules.Type.ALPHANUMERIC, 6, true), 3);

        assertEquals(
            new UnlockResult.NeedsNewPasscode(Reason.of(Code.PASSCODE_NEEDS_LETTERS)),
            unlock(container, Enrolled.PASSCODE));
      }
    }

    @Test
    void oneThatMeetsThemAnywayStays() throws Exception {
      try (Container container = withRules(RULES)) {
        change(container, Enrolled.PASSCODE, "90417365");
        container.lock();
        publish(container, LONGER, 3);

        assertInstanceOf(UnlockResult.Opened.class, unlock(container, "90417365"));
      }
    }

    @Test
    void aFingerWaitsUntilThePasscodeWasSeenToMeetThem() throws Exception {
      try (Container container = withRules(RULES)) {
        change(container, Enrolled.PASSCODE, "90417365");
        UserKey finger = device.newFinger();
        container.biometrics().enable(Passcode.of("90417365"), finger);
        container.lock();
        assertInstanceOf(UnlockResult.Opened.class, container.biometrics().unlock(finger));
        container.lock();
        publish(container, LONGER, 3);

        UnlockResult.NeedsPasscode needed =
            new UnlockResult.NeedsPasscode(Reason.of(Code.PASSCODE_RULES_CHANGED));
        assertEquals(needed, container.biometrics().unlock(finger));
        assertEquals(Optional.of(needed.why()), container.biometrics().whyNot());
        unlock(container, "90417365");
        container.lock();
        assertInstanceOf(UnlockResult.Opened.class, container.biometrics().unlock(finger));
      }
    }
  }

  private Container withRules(PasscodeRules rules) throws Exception {
    Container container = Enrolled.open(device, directory);
    publish(container, rules, 2);
    container.lock();
    return container;
  }

  private static void publish(Container container, PasscodeRules rules, long version)
      throws Exception {
    container
        .organisation()
        .acceptPolicy(Enrolled.with(Access.DEFAULT.withPasscode(rules)), version);
  }

  private static UnlockResult unlock(Container container, String passcode) throws Exception {
    return container.unlock(Passcode.of(passcode));
  }

  private static UnlockResult change(Container container, String next) throws Exception {
    return container.changePasscode(Passcode.of(Enrolled.PASSCODE), Passcode.of(next));
  }

  private static void change(Container container, String current, String next) throws Exception {
    assertInstanceOf(
        UnlockResult.Opened.class,
        container.changePasscode(Passcode.of(current), Passcode.of(next)));
  }

  private static Code refused(Container container, String next) {
    return refused(container, Enrolled.PASSCODE, next);
  }

  private static Code refused(Container container, String current, String next) {
    return assertThrows(
            PasscodeRefusedException.class,
            () -> container.changePasscode(Passcode.of(current), Passcode.of(next)))
        .reason()
        .code();
  }
}
