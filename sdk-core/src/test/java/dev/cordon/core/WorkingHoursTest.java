package dev.cordon.core;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Hours;
import dev.cordon.policy.protocol.policy.Hours.Outside;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work is from 9:00 to 18:00 in Tokyo, Monday to Friday; it is Wednesday, 17:00 there. */
@Tag("D8")
class WorkingHoursTest {
  private static final Instant NOW = Instant.parse("2026-04-01T08:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Reason CLOSED =
      Reason.of(Code.OUTSIDE_HOURS, "2026-04-02 09:00 (Asia/Tokyo)");
  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();

  @BeforeEach
  void afternoon() {
    device.clock().set(NOW);
  }

  private Container opened(Outside outside, int emergencies) throws Exception {
    Container container = Enrolled.open(device, directory);
    Enrolled.contact(container, device);
    publish(container, outside, emergencies);
    return container;
  }

  private static void publish(Container container, Outside outside, int emergencies)
      throws Exception {
    Hours.Window window =
        new Hours.Window(
            Set.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY),
            LocalTime.of(9, 0),
            LocalTime.of(18, 0));
    Hours hours = new Hours(ZoneId.of("Asia/Tokyo"), List.of(window), outside, 30, emergencies);
    container
        .organisation()
        .acceptPolicy(
            Enrolled.with(Access.DEFAULT.withHours(hours)),
            container.organisation().seen().policy() + 1);
  }

  private static UnlockResult unlock(Container container) throws Exception {
    return container.unlock(Passcode.of(Enrolled.PASSCODE));
  }

  @Test
  void theEndOfAWindowClosesItAtThatMoment() throws Exception {
    try (Container container = opened(Outside.BLOCK, 2)) {
      Domain mail = container.domain("mail");
      device.clock().pass(HOUR.minusMillis(1));
      mail.key("files");
      assertInstanceOf(
          Decision.Allowed.class, container.gate().judge(new Action.PasteText("text")));
      device.clock().pass(Duration.ofMillis(1));

      assertEquals(
          CLOSED, assertThrows(ContainerClosedException.class, () -> mail.key("files")).reason());
      assertInstanceOf(Decision.Denied.class, container.gate().judge(new Action.PasteText("text")));
      assertEquals(new ContainerState.Blocked(List.of(CLOSED)), container.state());
      assertEquals(new UnlockResult.Blocked(List.of(CLOSED)), unlock(container));
    }
  }

  @Test
  void thenItIsLockedAndListenersHear() throws Exception {
    try (Container container = opened(Outside.BLOCK, 2)) {
      List<ContainerState> states = new ArrayList<>();
      container.onStateChange(states::add);
      device.clock().pass(HOUR);
      container.organisation().applyLease(); // as the container itself does about once a minute
      assertEquals(List.of(new ContainerState.Blocked(List.of(CLOSED))), states);

      device.clock().pass(Duration.ofHours(15));
      assertEquals(new ContainerState.Locked(), container.state());
      assertInstanceOf(UnlockResult.Opened.class, unlock(container));
    }
  }

  @Test
  void aWrongPasscodeOutsideIsNotCounted() throws Exception {
    try (Container container = opened(Outside.BLOCK, 2)) {
      device.clock().pass(HOUR);
      for (int i = 0; i < 20; i++) {
        assertInstanceOf(UnlockResult.Blocked.class, container.unlock(Passcode.of("000000")));
      }
    }
  }

  @Test
  void aWarningLetsWorkGoOn() throws Exception {
    try (Container container = opened(Outside.WARN, 2)) {
      assertEquals(Optional.empty(), container.hours().outside());
      device.clock().pass(HOUR);
      assertEquals(
          Optional.of(Reason.of(Code.OUTSIDE_HOURS_WARNED, "2026-04-02 09:00 (Asia/Tokyo)")),
          container.hours().outside());
      assertEquals(new ContainerState.Open(), container.state());
      assertEquals(
          new EmergencyAccess.Refused(Reason.of(Code.EMERGENCY_NOT_NEEDED)),
          container.hours().requestEmergency());
    }
  }

  @Test
  void withoutHoursThereIsNothingToSay() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      assertEquals(Optional.empty(), container.hours().outside());
      device.clock().off(HOUR);
    }
    try (Container container = device.open(directory)) {
      assertEquals(new ContainerState.Locked(), container.state());
    }
  }

  @Test
  void afterARestartOnlyTheServerKnowsTheTime() throws Exception {
    opened(Outside.BLOCK, 2).close();
    device.clock().off(Duration.ofMinutes(1));
    try (Container container = device.open(directory)) {
      Reason unknown = Reason.of(Code.HOURS_TIME_UNKNOWN);
      assertEquals(new ContainerState.Blocked(List.of(unknown)), container.state());
      assertEquals(Optional.of(unknown), container.hours().outside());

      Enrolled.contact(container, device);

      assertInstanceOf(UnlockResult.Opened.class, unlock(container));
    }
  }

  @Test
  void aPolicyThatTakesTheHoursAwayOpensTheWay() throws Exception {
    try (Container container = opened(Outside.BLOCK, 2)) {
      device.clock().pass(HOUR);
      assertInstanceOf(UnlockResult.Blocked.class, unlock(container));
      container.organisation().acceptPolicy(Enrolled.with(Access.DEFAULT), 3);
      assertInstanceOf(UnlockResult.Opened.class, unlock(container));
    }
  }

  @Nested
  class Emergency {
    @Test
    void opensForItsMinutesAndTheEmployeeIsTold() throws Exception {
      try (Container container = opened(Outside.BLOCK, 2)) {
        device.clock().pass(HOUR);
        EmergencyAccess.Granted granted =
            assertInstanceOf(EmergencyAccess.Granted.class, container.hours().requestEmergency());
        assertEquals(Reason.of(Code.EMERGENCY_OPENED, "30", "1"), granted.told());
        assertEquals(NOW.plus(HOUR), granted.at());
        assertEquals(NOW.plus(HOUR).plus(Duration.ofMinutes(30)), granted.until());

        assertEquals(new ContainerState.Locked(), container.state());
        assertInstanceOf(UnlockResult.Opened.class, unlock(container));
        device.clock().pass(Duration.ofMinutes(30));
        assertEquals(new ContainerState.Blocked(List.of(CLOSED)), container.state());
      }
    }

    @Test
    void isCountedByTheWeekOfTheServersWord() throws Exception {
      try (Container container = opened(Outside.BLOCK, 2)) {
        device.clock().pass(HOUR);
        assertInstanceOf(EmergencyAccess.Granted.class, container.hours().requestEmergency());
        assertEquals(
            new EmergencyAccess.Refused(Reason.of(Code.EMERGENCY_NOT_NEEDED)),
            container.hours().requestEmergency());
        device.clock().pass(HOUR);
        assertInstanceOf(EmergencyAccess.Granted.class, container.hours().requestEmergency());
        device.clock().pass(HOUR);
        EmergencyAccess usedUp =
            new EmergencyAccess.Refused(Reason.of(Code.EMERGENCY_USED_UP, "2"));
        assertEquals(usedUp, container.hours().requestEmergency());
        device.clock().turn(Duration.ofDays(7));
        assertEquals(usedUp, container.hours().requestEmergency());
        device.clock().turn(Duration.ofDays(-7));

        Enrolled.contact(container, device);
        device.clock().pass(Duration.ofDays(4)); // Sunday to Monday, 20:00
        device.clock().pass(Duration.ofDays(1));
        Enrolled.contact(container, device);
        assertInstanceOf(EmergencyAccess.Granted.class, container.hours().requestEmergency());
      }
    }

    @Test
    void outlivesNoRestartOfTheDeviceAndItsCountDoes() throws Exception {
      try (Container container = opened(Outside.BLOCK, 1)) {
        device.clock().pass(HOUR);
        assertInstanceOf(EmergencyAccess.Granted.class, container.hours().requestEmergency());
      }
      try (Container container = device.open(directory)) {
        assertInstanceOf(UnlockResult.Opened.class, unlock(container)); // the same run
      }
      device.clock().off(Duration.ofSeconds(30));
      try (Container container = device.open(directory)) {
        assertInstanceOf(UnlockResult.Blocked.class, unlock(container));
        assertEquals(
            new EmergencyAccess.Refused(Reason.of(Code.EMERGENCY_USED_UP, "1")),
            container.hours().requestEmergency());
      }
    }

    @Test
    void canBeHadWithoutANetworkAfterARestart() throws Exception {
      opened(Outside.BLOCK, 1).close();
      device.clock().off(Duration.ofSeconds(30));
      try (Container container = device.open(directory)) {
        assertInstanceOf(EmergencyAccess.Granted.class, container.hours().requestEmergency());
        assertInstanceOf(UnlockResult.Opened.class, unlock(container));
      }
    }

    @Test
    void isOfferedOnlyWhereThePolicyDoes() throws Exception {
      try (Container container = opened(Outside.BLOCK, 0)) {
        device.clock().pass(HOUR);
        assertEquals(
            new EmergencyAccess.Refused(Reason.of(Code.EMERGENCY_NOT_OFFERED)),
            container.hours().requestEmergency());
      }
    }

    @Test
    void endsWhenThePolicyTakesItBack() throws Exception {
      try (Container container = opened(Outside.BLOCK, 2)) {
        device.clock().pass(HOUR);
        container.hours().requestEmergency();
        unlock(container);
        publish(container, Outside.BLOCK, 0);
        assertInstanceOf(ContainerState.Blocked.class, container.state());
      }
    }

    @Test
    void isToldToWhoKeepsTheTrail() throws Exception {
      try (Container container = opened(Outside.BLOCK, 2)) {
        List<Integer> used = new ArrayList<>();
        Registration trail = container.hours().onEmergency(granted -> used.add(granted.used()));
        container.hours().requestEmergency(); // not needed, so not told
        device.clock().pass(HOUR);
        container.hours().requestEmergency();
        device.clock().pass(HOUR);
        container.hours().requestEmergency();
        trail.close();
        assertEquals(List.of(1, 2), used);
      }
    }

    @Test
    void opensNothingThatSomethingElseCloses() throws Exception {
      try (Container container = opened(Outside.BLOCK, 2)) {
        device.clock().pass(HOUR);
        container.hours().requestEmergency();
        container
            .organisation()
            .obey(Enrolled.command(dev.cordon.policy.protocol.Command.Kind.LOCK, 1));
        assertInstanceOf(UnlockResult.Blocked.class, unlock(container));
      }
    }
  }
}
