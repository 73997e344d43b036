package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("D7")
class LendTest {
  private static final Decision QUIET = new Decision.Denied(Reason.of(Code.PHONE_LENT));
  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();

  @Test
  void oneCallLocksAtOnce() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      AtomicBoolean closed = new AtomicBoolean();
      container.domain("mail").closeOnLock(() -> closed.set(true));

      container.lend();

      assertTrue(closed.get());
      assertTrue(container.isLent());
      assertEquals(new ContainerState.Locked(), container.state());
      assertThrows(ContainerClosedException.class, () -> container.domain("mail"));
    }
  }

  @Test
  void noNotificationIsShownUntilThePasscodeWasEntered() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      container.lock();
      assertInstanceOf(Decision.Changed.class, container.gate().judge(notification()));
      container.lend();

      assertEquals(QUIET, container.gate().judge(notification()));
      assertInstanceOf(UnlockResult.Wrong.class, unlock(container, "000000"));
      assertEquals(QUIET, container.gate().judge(notification()));

      assertInstanceOf(UnlockResult.Opened.class, unlock(container, Enrolled.PASSCODE));
      assertFalse(container.isLent());
      assertInstanceOf(Decision.Changed.class, container.gate().judge(notification()));
    }
  }

  @Test
  void aFingerDoesNotEndIt() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      UserKey finger = device.newFinger();
      container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), finger);
      container.lend();

      assertEquals(
          new UnlockResult.NeedsPasscode(Reason.of(Code.PHONE_LENT)),
          container.biometrics().unlock(finger));
      assertTrue(container.isLent());

      unlock(container, Enrolled.PASSCODE);
      container.lock();
      assertInstanceOf(UnlockResult.Opened.class, container.biometrics().unlock(finger));
    }
  }

  @Test
  void neitherARestartNorTimeNorTheOrganisationEndsIt() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      container.lend();
    }
    device.clock().pass(Duration.ofDays(2));
    try (Container container = device.open(directory)) {
      container.organisation().contacted(device.clock().now(), container.organisation().uptime());
      container.organisation().applyLease();

      assertTrue(container.isLent());
      assertEquals(QUIET, container.gate().judge(notification()));
    }
  }

  @Test
  void wrongPasscodesCountAsEver() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      container.lend();

      assertEquals(new UnlockResult.Wrong(9, Duration.ZERO), unlock(container, "000000"));
    }
  }

  @Test
  void onAFullMediumItIsLockedAllTheSame() throws Exception {
    DyingVault full = new DyingVault(device.vault());
    try (Container container = Enrolled.open(device, directory, full)) {
      full.refuseKeys(2); // what the lock itself keeps, and this

      assertThrows(ContainerException.class, container::lend);
      assertEquals(new ContainerState.Locked(), container.state());
    }
  }

  @Test
  void whatIsWipedIsNotLent() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      container.wipe();
      container.lend();

      assertFalse(container.isLent());
    }
  }

  private static Action notification() {
    return new Action.Notify("Board meeting", "New mail");
  }

  private static UnlockResult unlock(Container container, String passcode) throws Exception {
    return container.unlock(Passcode.of(passcode));
  }
}
