package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.control.Seen;
import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command.Kind;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.Protection;
import dev.cordon.policy.protocol.ProtectionLevel;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Access.WhenExceeded;
import dev.cordon.policy.protocol.policy.Access.WhenUnprotected;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrganisationTest {
  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();

  @Nested
  @Tag("D5")
  class Commands {
    @Test
    void lockClosesAtOnceAndTellsTheEmployeeWhy() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        container.organisation().obey(Enrolled.command(Kind.LOCK, 1));

        Reason why = Reason.of(Code.LOCKED_BY_ADMINISTRATOR, "lost phone");
        assertEquals(new ContainerState.Blocked(List.of(why)), container.state());
        assertInstanceOf(
            UnlockResult.Blocked.class, container.unlock(Passcode.of(Enrolled.PASSCODE)));
        assertEquals(Condition.BLOCKED, container.organisation().condition());
      }
    }

    @Test
    void lockOutlivesARestartAndUnlockEndsIt() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        container.organisation().obey(Enrolled.command(Kind.LOCK, 1));
      }
      try (Container container = device.open(directory)) {
        assertInstanceOf(ContainerState.Blocked.class, container.state());
        container.organisation().obey(Enrolled.command(Kind.UNLOCK, 2));
        assertInstanceOf(
            UnlockResult.Opened.class, container.unlock(Passcode.of(Enrolled.PASSCODE)));
        assertEquals(2, container.organisation().receipts().size());
      }
    }

    @Test
    void lockTakesEverythingOutOfMemoryBeforeItReturns() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        Domain mail = container.domain("mail");
        AtomicBoolean closed = new AtomicBoolean();
        mail.closeOnLock(() -> closed.set(true));
        container.organisation().obey(Enrolled.command(Kind.LOCK, 1));

        assertTrue(closed.get());
        assertThrows(ContainerClosedException.class, () -> mail.key("files"));
        assertInstanceOf(
            Decision.Denied.class, container.gate().judge(new Action.PasteText("private")));
      }
    }

    @Test
    void lockClosesEvenIfNothingCanBeWritten() throws Exception {
      DyingVault full = new DyingVault(device.vault());
      try (Container container = Enrolled.open(device, directory, full)) {
        container.organisation().deviceKey();
        full.refuseKeys(2); // what the lock itself keeps, and the command

        assertThrows(
            ContainerException.class,
            () -> container.organisation().obey(Enrolled.command(Kind.LOCK, 1)));
        assertEquals(new ContainerState.Locked(), container.state());
        assertEquals(0, container.organisation().seen().command(), "it comes again");
      }
    }

    @Test
    void unlockOpensNothingByItselfAndAfterItThePasscodeComesBeforeTheFinger() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        UserKey finger = device.newFinger();
        container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), finger);
        container.organisation().obey(Enrolled.command(Kind.LOCK, 1));
        assertInstanceOf(UnlockResult.Blocked.class, container.biometrics().unlock(finger));
        container.organisation().obey(Enrolled.command(Kind.UNLOCK, 2));

        assertEquals(new ContainerState.Locked(), container.state());
        assertThrows(ContainerClosedException.class, () -> container.domain("mail"));
        assertEquals(
            new UnlockResult.NeedsPasscode(Reason.of(Code.BIOMETRIC_AFTER_LOCK)),
            container.biometrics().unlock(finger));
        assertInstanceOf(UnlockResult.Wrong.class, container.unlock(Passcode.of("000000")));
        assertInstanceOf(
            UnlockResult.Opened.class, container.unlock(Passcode.of(Enrolled.PASSCODE)));
        container.lock();
        assertInstanceOf(UnlockResult.Opened.class, container.biometrics().unlock(finger));
      }
    }

    @Test
    void anOldCommandPlayedAgainChangesNothing() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        container.organisation().obey(Enrolled.command(Kind.LOCK, 1));
        container.organisation().obey(Enrolled.command(Kind.UNLOCK, 2));
        container.organisation().obey(Enrolled.command(Kind.LOCK, 1));

        assertEquals(new ContainerState.Locked(), container.state());
        assertEquals(new Seen(1, 1, 2), container.organisation().seen());
      }
    }
  }

  @Nested
  @Tag("H1")
  class Policies {
    @Test
    void aNewerOneIsInForceAtOnceAndAfterARestart() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        container.organisation().acceptPolicy(attempts(5), 2);
        assertEquals(5, container.policy().access().maxAttempts());
      }
      try (Container container = device.open(directory)) {
        assertEquals(5, container.policy().access().maxAttempts());
      }
    }

    @Test
    void aNewOneIsToldOnceAndAnOlderOneNever() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        List<Policy> heard = new ArrayList<>();
        container.onPolicyChange(heard::add);
        container.organisation().acceptPolicy(attempts(5), 3);
        container.organisation().acceptPolicy(attempts(20), 2);
        container.lock();

        assertEquals(List.of(attempts(5)), heard);
      }
    }

    @Test
    void anOlderOneNeverComesBack() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        container.organisation().acceptPolicy(attempts(5), 3);
        container.organisation().acceptPolicy(attempts(20), 2);

        assertEquals(5, container.policy().access().maxAttempts());
        assertEquals(3, container.organisation().seen().policy());
      }
    }

    private Policy attempts(int most) {
      return Enrolled.with(
          new Access(
              Access.DEFAULT.passcode(),
              most,
              WhenExceeded.WIPE,
              true,
              300,
              60,
              WhenUnprotected.BLOCK,
              Access.DEFAULT.biometric(),
              Access.DEFAULT.biometricUntilMinutes()));
    }
  }

  @Nested
  @Tag("E5")
  class Protections {
    @Test
    void aRequiredOneThatIsMissingKeepsTheContainerClosed() throws Exception {
      device.protection(Protection.SCREEN_CAPTURE, ProtectionLevel.UNAVAILABLE);
      try (Container container = device.open(directory)) {
        container.organisation().join(Enrolled.MEMBERSHIP, "{}", 1, Policy.DEFAULT, 1);

        assertEquals(
            new ContainerState.Blocked(List.of(Reason.of(Code.UNPROTECTED, "SCREEN_CAPTURE"))),
            container.state());
      }
    }

    @Test
    void unlessTheOrganisationAllowsIt() throws Exception {
      device.protection(Protection.SCREEN_CAPTURE, ProtectionLevel.UNAVAILABLE);
      Access allow =
          new Access(
              Access.DEFAULT.passcode(),
              10,
              WhenExceeded.WIPE,
              true,
              300,
              60,
              WhenUnprotected.ALLOW,
              Access.DEFAULT.biometric(),
              Access.DEFAULT.biometricUntilMinutes());
      try (Container container = device.open(directory)) {
        container.organisation().join(Enrolled.MEMBERSHIP, "{}", 1, Enrolled.with(allow), 1);

        assertEquals(new ContainerState.New(), container.state());
        assertEquals(
            ProtectionLevel.UNAVAILABLE,
            container.organisation().posture().level(Protection.SCREEN_CAPTURE));
      }
    }
  }
}
