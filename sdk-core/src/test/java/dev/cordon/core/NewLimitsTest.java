package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Access.WhenExceeded;
import dev.cordon.policy.protocol.policy.Lease;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A limit that a new policy made harder, so that it would wipe, only closes for a day. */
class NewLimitsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();
  private Container container;
  private long version = 1;

  @BeforeEach
  void enrol() throws Exception {
    container = Enrolled.open(device, directory);
    Enrolled.contact(container, device);
    container.lock();
  }

  @AfterEach
  void close() {
    container.close();
  }

  @Nested
  @Tag("D3")
  class WrongPasscodes {
    @Test
    void thatAreTooManyByANewPolicyWipeOnlyADayLater() throws Exception {
      publish(attempts(20));
      wrong(12);
      Reason ahead = ahead("access.maxAttempts");
      publish(attempts(3));

      assertEquals(new ContainerState.Blocked(List.of(ahead)), container.state());
      assertEquals(new UnlockResult.Blocked(List.of(ahead)), right());
      device.clock().pass(DAY.minus(MOMENT));
      restart();
      assertEquals(new UnlockResult.Blocked(List.of(ahead)), right());
      device.clock().pass(MOMENT);
      assertInstanceOf(UnlockResult.Wiped.class, right());
    }

    @Test
    void thatBecomeTooManyWithinTheDayCloseToo() throws Exception {
      publish(attempts(3));
      wrong(2);

      assertInstanceOf(UnlockResult.Blocked.class, unlock("000000"));
      assertInstanceOf(UnlockResult.Blocked.class, right());
      restart();
      assertInstanceOf(UnlockResult.Blocked.class, right());
    }

    @Test
    void ofADeviceWhoseClockIsTurnedForwardStillHaveTheirDay() throws Exception {
      wrong(5);
      publish(attempts(3));
      device.clock().turn(Duration.ofDays(2));

      assertInstanceOf(UnlockResult.Blocked.class, right());
    }

    @Test
    void countAsBeforeOnceThePolicyIsTakenBack() throws Exception {
      wrong(5);
      publish(attempts(3));
      publish(attempts(10));

      assertInstanceOf(UnlockResult.Opened.class, right());
    }

    @Test
    void areForgottenWhenTheAdministratorUnlocks() throws Exception {
      wrong(5);
      publish(attempts(3));
      container.organisation().obey(Enrolled.command(Command.Kind.UNLOCK, 1));

      assertInstanceOf(UnlockResult.Opened.class, right());
    }

    @Test
    void areNotForgottenByAnUnlockThatNothingAskedFor() throws Exception {
      wrong(2);
      container.organisation().obey(Enrolled.command(Command.Kind.UNLOCK, 1));

      assertEquals(new UnlockResult.Wrong(7, Duration.ZERO), unlock("000000"));
    }

    @Test
    void wipeAtOnceWhenTheLimitHasStoodForADay() throws Exception {
      publish(attempts(3));
      device.clock().pass(DAY);
      wrong(2);

      assertInstanceOf(UnlockResult.Wiped.class, unlock("000000"));
    }
  }

  @Test
  @Tag("D3")
  void aNewLimitOfAnotherKindPutsNoWipeOff() throws Exception {
    publish(wipesAfter(5));
    wrong(9);

    assertInstanceOf(UnlockResult.Wiped.class, unlock("000000"));
  }

  @Nested
  @Tag("G2")
  class TimeWithoutContact {
    @Test
    void thatIsTooLongByANewPolicyWipesOnlyADayLater() throws Exception {
      publish(wipesAfter(200));
      device.clock().pass(Duration.ofDays(150));
      Reason ahead = ahead("lease.wipeAfterDays");
      publish(wipesAfter(100));
      container.organisation().applyLease();

      assertTrue(reasons().contains(ahead), () -> "" + reasons());
      device.clock().pass(DAY.minus(MOMENT));
      restart();
      assertTrue(reasons().contains(ahead), () -> "" + reasons());
      device.clock().pass(MOMENT);
      container.organisation().applyLease();
      assertInstanceOf(ContainerState.Wiped.class, container.state());
    }

    @Test
    void endsWithContact() throws Exception {
      device.clock().pass(Duration.ofDays(10));
      publish(wipesAfter(5));
      Enrolled.contact(container, device);
      device.clock().pass(DAY);
      container.organisation().applyLease();

      assertInstanceOf(UnlockResult.Opened.class, right());
    }

    @Test
    void ofADeviceWhoseClockIsTurnedForwardStillHasItsDay() throws Exception {
      device.clock().pass(Duration.ofDays(10));
      publish(wipesAfter(5));
      device.clock().turn(Duration.ofDays(100));
      container.organisation().applyLease();

      assertInstanceOf(ContainerState.Blocked.class, container.state());
    }

    @Test
    void thatIsTooLongByThePolicyBeforeTooWipesAtOnce() throws Exception {
      device.clock().pass(Duration.ofDays(90).plus(MOMENT));
      publish(wipesAfter(5));
      container.organisation().applyLease();

      assertInstanceOf(ContainerState.Wiped.class, container.state());
    }
  }

  private static Policy attempts(int most) {
    return Enrolled.with(Access.DEFAULT.withAttempts(most, WhenExceeded.WIPE));
  }

  private static Policy wipesAfter(int days) {
    return Policy.DEFAULT.withLease(new Lease(60, 72, days));
  }

  private Reason ahead(String setting) {
    Instant until = device.clock().now().plus(DAY);
    return Reason.of(Code.WIPE_AHEAD, setting, until.toString());
  }

  private List<Reason> reasons() {
    return assertInstanceOf(ContainerState.Blocked.class, container.state()).reasons();
  }

  private void publish(Policy policy) throws Exception {
    container.organisation().acceptPolicy(policy, ++version);
  }

  /** So many wrong ones, each after its pause. */
  private void wrong(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      assertInstanceOf(UnlockResult.Wrong.class, unlock("000000"));
      device.clock().pass(Duration.ofHours(2));
    }
  }

  private UnlockResult right() throws Exception {
    return unlock(Enrolled.PASSCODE);
  }

  private UnlockResult unlock(String typed) throws Exception {
    return container.unlock(Passcode.of(typed));
  }

  private void restart() throws Exception {
    container.close();
    container = device.open(directory);
  }
}
