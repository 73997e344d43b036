package dev.cordon.core;

import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Hours;
import dev.cordon.policy.protocol.policy.Lease;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.Transfer;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;

/** A rule of time: what it takes, and whether it is strict at this moment. */
enum TimeRule {
  ATTEMPT_DELAY("access.attemptDelay", Duration.ofSeconds(80), false) {
    @Override
    void begin(FakeDevice device, Container container) throws Exception {
      container.lock();
      for (int i = 0; i < 8; i++) {
        container.unlock(Passcode.of("000000"));
        device.clock().pass(i < 7 ? Duration.ofSeconds(80) : Duration.ZERO);
      }
    }

    @Override
    boolean isStrict(FakeDevice device, Container container, Instant start) throws Exception {
      boolean opens =
          container.unlock(Passcode.of(Enrolled.PASSCODE)) instanceof UnlockResult.Opened;
      container.lock();
      return !opens;
    }
  },

  LEASE_BLOCK("lease.blockAfterHours", Duration.ofDays(3), true) {
    @Override
    Policy policy(Instant now) {
      return Policy.DEFAULT;
    }

    @Override
    boolean isStrict(FakeDevice device, Container container, Instant start) {
      return !(container.state() instanceof ContainerState.Open
          || container.state() instanceof ContainerState.Locked);
    }
  },

  LEASE_WIPE("lease.wipeAfterDays", Duration.ofDays(90), true) {
    @Override
    Policy policy(Instant now) {
      return Policy.DEFAULT;
    }

    @Override
    boolean isStrict(FakeDevice device, Container container, Instant start) throws Exception {
      container.organisation().applyLease();
      return container.state() instanceof ContainerState.Wiped;
    }
  },

  EXPIRY("the last day of a document", Duration.ZERO, true) {
    @Override
    Duration limit(Instant start) { // until that day is over, in UTC
      return Duration.between(start, start.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(2)));
    }

    @Override
    void begin(FakeDevice device, Container container) throws Exception {
      LocalDate today = LocalDate.ofInstant(device.clock().now(), ZoneOffset.UTC);
      container.domain("mail").expiry().reserve(today.plusDays(1));
    }

    @Override
    boolean isStrict(FakeDevice device, Container container, Instant start) throws Exception {
      LocalDate last = LocalDate.ofInstant(start, ZoneOffset.UTC).plusDays(1);
      return !opens(container) || !container.domain("mail").expiry().key("files", last).isPresent();
    }
  },

  COPY_BUDGET("transfer.copyPasteMaxChars", Duration.ofMinutes(10), false) {
    @Override
    Policy policy(Instant now) {
      return super.policy(now).withTransfer(copying(5));
    }

    @Override
    void begin(FakeDevice device, Container container) {
      container.gate().judge(new Action.CopyText("12345"));
    }

    @Override
    boolean isStrict(FakeDevice device, Container container, Instant start) throws Exception {
      return !opens(container)
          || !(container.gate().judge(new Action.CopyText("1")) instanceof Decision.Allowed);
    }
  },

  BIOMETRIC("access.biometricUntilMinutes", Duration.ofDays(1), true) {
    @Override
    void begin(FakeDevice device, Container container) throws Exception {
      container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), device.newFinger());
    }

    @Override
    boolean isStrict(FakeDevice device, Container container, Instant start) throws Exception {
      container.lock();
      String finger = container.biometrics().slot().orElseThrow().vaultKey();
      UnlockResult result = container.biometrics().unlock(device.finger(finger));
      container.lock();
      return !(result instanceof UnlockResult.Opened);
    }
  },

  HOURS_END("access.hours, the end of a window", Duration.ofHours(2), true) {
    @Override
    Policy policy(Instant now) {
      return hours(super.policy(now), now.minusSeconds(1800), now.plus(limit(now)), 2);
    }

    @Override
    boolean isStrict(FakeDevice device, Container container, Instant start) throws Exception {
      return !opens(container);
    }
  },

  HOURS_BEGIN("access.hours, the beginning of a window", Duration.ofHours(2), false) {
    @Override
    Policy policy(Instant now) {
      return hours(
          super.policy(now), now.plus(limit(now)), now.plus(limit(now).multipliedBy(5)), 2);
    }

    @Override
    boolean isStrict(FakeDevice device, Container container, Instant start) throws Exception {
      return !opens(container);
    }
  },

  EMERGENCY("access.hours.emergencyMinutes", Duration.ofMinutes(30), true) {
    @Override
    Policy policy(Instant now) {
      return hours(super.policy(now), now.minusSeconds(7200), now.minusSeconds(3600), 2);
    }

    @Override
    void begin(FakeDevice device, Container container) throws Exception {
      container.hours().requestEmergency();
    }

    @Override
    boolean isStrict(FakeDevice device, Container container, Instant start) throws Exception {
      return !opens(container);
    }
  },

  EMERGENCY_WEEK("access.hours.emergencyTimesPerWeek", Duration.ZERO, false) {
    @Override
    Duration limit(Instant start) { // until Monday
      LocalDate monday =
          LocalDate.ofInstant(start, ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
      return Duration.between(start, monday.atStartOfDay(ZONE).toInstant());
    }

    @Override
    Policy policy(Instant now) { // no window soon
      Instant later = now.plus(Duration.ofDays(5));
      return hours(super.policy(now), later, later, 1);
    }

    @Override
    void begin(FakeDevice device, Container container) throws Exception {
      container.hours().requestEmergency();
    }

    @Override
    boolean isStrict(FakeDevice device, Container container, Instant start) throws Exception {
      return !(container.hours().requestEmergency() instanceof EmergencyAccess.Granted);
    }
  };

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final String setting;
  private final Duration limit;
  private final boolean comes;

  TimeRule(String setting, Duration limit, boolean comes) {
    this.setting = setting;
    this.limit = limit;
    this.comes = comes;
  }

  String setting() {
    return setting;
  }

  /** When it comes or ends, after {@code start}. */
  Duration limit(Instant start) {
    return limit;
  }

  /** Whether it becomes strict when its time is over; else it ends then. */
  boolean comes() {
    return comes;
  }

  /** The policy under which it is tried: no other rule may be faster. */
  Policy policy(Instant now) {
    return Policy.DEFAULT.withLease(new Lease(60, 8_760, 365));
  }

  void begin(FakeDevice device, Container container) throws Exception {}

  abstract boolean isStrict(FakeDevice device, Container container, Instant start) throws Exception;

  /** A container under this rule, opened if it can be, in contact a moment ago. */
  Container start(FakeDevice device, Path directory) throws Exception {
    Container container = Enrolled.open(device, directory);
    Enrolled.contact(container, device);
    container.organisation().acceptPolicy(policy(device.clock().now()), 2);
    begin(device, container);
    return container;
  }

  private static boolean opens(Container container) throws Exception {
    return container.unlock(Passcode.of(Enrolled.PASSCODE)) instanceof UnlockResult.Opened;
  }

  private static Transfer copying(int characters) {
    Transfer base = Transfer.DEFAULT;
    return new Transfer(
        Transfer.CopyPaste.BLOCKED,
        characters,
        base.screenCapture(),
        base.sendTo(),
        base.sendToExempt(),
        base.receiveFrom(),
        base.saveTo(),
        base.print(),
        base.notifications(),
        base.watermark(),
        base.contactsSync(),
        base.backup(),
        base.inputs());
  }

  private static Policy hours(Policy policy, Instant from, Instant to, int emergencies) {
    ZonedDateTime begins = from.atZone(ZONE);
    LocalTime ends = to.atZone(ZONE).toLocalTime();
    Hours.Window window =
        new Hours.Window(Set.of(begins.getDayOfWeek()), begins.toLocalTime(), ends);
    Hours hours = new Hours(ZONE, List.of(window), Hours.Outside.BLOCK, 30, emergencies);
    return policy.withAccess(Access.DEFAULT.withHours(hours));
  }
}
