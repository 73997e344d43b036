package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Hours;
import dev.cordon.policy.protocol.policy.Places;
import dev.cordon.policy.protocol.policy.Places.Unknown;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work is done in Japan and Korea; the device is in Japan. */
@Tag("D8")
class PlacesTest {
  private static final Reason ABROAD = Reason.of(Code.OUTSIDE_PLACES, "JP, KR");
  private static final Reason NOWHERE = Reason.of(Code.PLACE_UNKNOWN, "JP, KR");
  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();

  private Container opened(Unknown unknown) throws Exception {
    Container container = Enrolled.open(device, directory);
    publish(container, new Places(Set.of("KR", "JP"), unknown));
    return container;
  }

  private static void publish(Container container, Places places) throws Exception {
    container
        .organisation()
        .acceptPolicy(
            Enrolled.with(Access.DEFAULT.withPlaces(places)),
            container.organisation().seen().policy() + 1);
  }

  private static UnlockResult unlock(Container container) throws Exception {
    return container.unlock(Passcode.of(Enrolled.PASSCODE));
  }

  /** As the container itself does about once a minute. */
  private static void tick(Container container) throws Exception {
    container.organisation().applyLease();
  }

  @Test
  void anotherCountryClosesIt() throws Exception {
    try (Container container = opened(Unknown.BLOCK)) {
      List<ContainerState> states = new ArrayList<>();
      Domain mail = container.domain("mail");
      container.onStateChange(states::add);
      device.whereabouts().in("KR");
      tick(container);
      mail.key("files");
      device.whereabouts().in("FR");
      tick(container);

      assertEquals(List.of(new ContainerState.Blocked(List.of(ABROAD))), states);
      assertEquals(
          ABROAD, assertThrows(ContainerClosedException.class, () -> mail.key("files")).reason());
      assertInstanceOf(Decision.Denied.class, container.gate().judge(new Action.PasteText("text")));
      assertEquals(new UnlockResult.Blocked(List.of(ABROAD)), unlock(container));
    }
  }

  /** As by the posture's own ticker, or an app that has just come to the front. */
  @Test
  void whoeverHasTheContainerLookAgainHasItLookAtThePlaceToo() throws Exception {
    try (Container container = opened(Unknown.BLOCK)) {
      device.whereabouts().in("FR");
      container.posture().look();
      assertEquals(new ContainerState.Blocked(List.of(ABROAD)), container.state());
    }
  }

  @Test
  void inAListedCountryThePasscodeOpensItAgain() throws Exception {
    try (Container container = opened(Unknown.BLOCK)) {
      device.whereabouts().in("FR");
      tick(container);
      device.whereabouts().in("KR");
      assertInstanceOf(UnlockResult.Opened.class, unlock(container), "asked again by the unlock");
    }
  }

  @Test
  void anUnlockAbroadIsRefusedWithoutWaitingForALook() throws Exception {
    try (Container container = opened(Unknown.BLOCK)) {
      container.lock();
      device.whereabouts().in("FR");
      assertEquals(new UnlockResult.Blocked(List.of(ABROAD)), unlock(container));
      for (int i = 0; i < 20; i++) {
        assertInstanceOf(UnlockResult.Blocked.class, container.unlock(Passcode.of("000000")));
      }
      device.whereabouts().in("JP");
      assertInstanceOf(UnlockResult.Opened.class, unlock(container), "no wrong one was counted");
    }
  }

  @Test
  void aPolicyThatArrivesAbroadClosesItAndOneWithoutCountriesOpensTheWay() throws Exception {
    device.whereabouts().in("FR");
    try (Container container = opened(Unknown.BLOCK)) {
      assertEquals(new ContainerState.Blocked(List.of(ABROAD)), container.state());
      publish(container, Places.ANYWHERE);
      assertInstanceOf(UnlockResult.Opened.class, unlock(container));
    }
  }

  @Test
  void aRestartOfTheAppAbroadOpensNothing() throws Exception {
    opened(Unknown.BLOCK).close();
    device.whereabouts().in("FR");
    try (Container container = device.open(directory)) {
      assertEquals(new ContainerState.Blocked(List.of(ABROAD)), container.state());
      assertInstanceOf(UnlockResult.Blocked.class, unlock(container));
    }
  }

  /** It guards against carrying data to a country, not against overwork. */
  @Test
  void emergencyAccessOpensNothingAbroad() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      Enrolled.contact(container, device);
      DayOfWeek today = device.clock().now().atZone(ZoneId.of("UTC")).getDayOfWeek();
      Hours.Window otherDay =
          new Hours.Window(Set.of(today.plus(2)), LocalTime.of(9, 0), LocalTime.of(17, 0));
      Hours hours = new Hours(ZoneId.of("UTC"), List.of(otherDay), Hours.Outside.BLOCK, 30, 2);
      Access both =
          Access.DEFAULT.withHours(hours).withPlaces(new Places(Set.of("JP"), Unknown.BLOCK));
      device.whereabouts().in("FR");
      container.organisation().acceptPolicy(Enrolled.with(both), 2);
      container.hours().requestEmergency();
      Reason abroad = Reason.of(Code.OUTSIDE_PLACES, "JP");
      assertEquals(new UnlockResult.Blocked(List.of(abroad)), unlock(container));
    }
  }

  @Test
  @Tag("K3")
  void ofManyCountriesTheReasonNamesTen() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      Set<String> many =
          Set.of("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR");
      publish(container, new Places(many, Unknown.BLOCK));
      Reason expected = Reason.of(Code.OUTSIDE_PLACES, "AT, BE, BG, CY, CZ, DE, DK, EE, ES, FI, …");
      assertEquals(new ContainerState.Blocked(List.of(expected)), container.state());
    }
  }

  @Test
  @Tag("soak")
  void itIsNoticedWithoutAnyWordOfTheApp() throws Exception {
    try (Container container = opened(Unknown.BLOCK)) {
      device.whereabouts().in("FR");
      long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
      while (container.state() instanceof ContainerState.Open && System.nanoTime() < end) {
        Thread.sleep(500);
      }
      assertEquals(new ContainerState.Blocked(List.of(ABROAD)), container.state());
    }
  }

  @Nested
  class WhereNobodyKnows {
    @Test
    void itClosesByDefault() throws Exception {
      assertEquals(Unknown.BLOCK, Access.DEFAULT.places().unknown());
      try (Container container = opened(Unknown.BLOCK)) {
        device.whereabouts().unknown();
        tick(container);
        assertEquals(new ContainerState.Blocked(List.of(NOWHERE)), container.state());
        assertEquals(new UnlockResult.Blocked(List.of(NOWHERE)), unlock(container));
        device.whereabouts().in("FR");
        assertEquals(new UnlockResult.Blocked(List.of(ABROAD)), unlock(container));
      }
    }

    @Test
    void theEmployeeIsWarnedIfThePolicySaysSo() throws Exception {
      try (Container container = opened(Unknown.WARN)) {
        assertEquals(List.of(), container.notices());
        device.whereabouts().unknown();
        tick(container);
        assertEquals(new ContainerState.Open(), container.state());
        assertEquals(List.of(Reason.of(Code.PLACE_UNKNOWN_WARNED, "JP, KR")), container.notices());
        device.whereabouts().in("FR");
        tick(container);
        assertEquals(new ContainerState.Blocked(List.of(ABROAD)), container.state());
      }
    }

    @Test
    void workGoesOnInSilenceIfThePolicyAllowsIt() throws Exception {
      try (Container container = opened(Unknown.ALLOW)) {
        device.whereabouts().unknown();
        tick(container);
        assertEquals(new ContainerState.Open(), container.state());
        assertEquals(List.of(), container.notices());
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "J", "JPN", "81", "日本", "J\n", "ｊｐ"})
    void whatIsNoCountryIsUnknown(String nonsense) throws Exception {
      try (Container container = opened(Unknown.BLOCK)) {
        device.whereabouts().in(nonsense);
        tick(container);
        assertEquals(new ContainerState.Blocked(List.of(NOWHERE)), container.state());
      }
    }

    @Test
    void smallLettersAreTheSameCountry() throws Exception {
      try (Container container = opened(Unknown.BLOCK)) {
        device.whereabouts().in("jp");
        tick(container);
        assertEquals(new ContainerState.Open(), container.state());
      }
    }

    @Test
    void aPhoneThatFailsToSayIsUnknown() throws Exception {
      try (Container container = opened(Unknown.BLOCK)) {
        device.whereabouts().fail();
        tick(container);
        assertEquals(new ContainerState.Blocked(List.of(NOWHERE)), container.state());
      }
    }
  }

  @Nested
  @Tag("K1")
  class WhereTheEmployeeIs {
    @Test
    void isNotAskedWhileThePolicyNamesNoCountry() throws Exception {
      try (Container container = Enrolled.open(device, directory)) {
        tick(container);
        container.lock();
        unlock(container);
        assertEquals(0, device.whereabouts().asked());
        publish(container, new Places(Set.of("JP"), Unknown.BLOCK));
        assertTrue(device.whereabouts().asked() > 0);
        publish(container, Places.ANYWHERE);
        int asked = device.whereabouts().asked();
        tick(container);
        container.lock();
        unlock(container);
        assertEquals(asked, device.whereabouts().asked());
      }
    }

    @Test
    void isNotReported() throws Exception {
      try (Container container = opened(Unknown.BLOCK)) {
        for (String country : List.of("FR", "")) {
          device.whereabouts().in(country);
          tick(container);
          assertInstanceOf(ContainerState.Blocked.class, container.state());
          assertEquals(Condition.LOCKED, container.organisation().condition());
          assertEquals(List.of(), container.organisation().reasons());
        }
        container.organisation().obey(Enrolled.command(Command.Kind.LOCK, 1));
        assertEquals(Condition.BLOCKED, container.organisation().condition());
        assertEquals(List.of(Code.LOCKED_BY_ADMINISTRATOR), container.organisation().reasons());
      }
    }

    @Test
    @Tag("J1")
    void isNotRecorded() throws Exception {
      try (Container container = opened(Unknown.BLOCK)) {
        for (String country : List.of("FR", "")) {
          device.whereabouts().in(country);
          tick(container);
          container.gate().judge(new Action.PasteText("text"));
          device.whereabouts().in("JP");
          unlock(container);
        }
        List<AuditEvent> events = container.audit().events();
        List<Optional<Code>> closed =
            events.stream()
                .filter(event -> event.code() == AuditCode.CLOSED)
                .map(AuditEvent::why)
                .toList();
        assertEquals(
            List.of(Optional.of(Code.CONTAINER_LOCKED), Optional.of(Code.CONTAINER_LOCKED)),
            closed);
        assertFalse(
            events.stream().flatMap(e -> e.why().stream()).anyMatch(Code::staysOnDevice),
            events.toString());
      }
    }

    /** Apps log exceptions. */
    @Test
    void isNoPartOfAnyReason() throws Exception {
      try (Container container = opened(Unknown.BLOCK)) {
        device.whereabouts().in("FR");
        tick(container);
        String words =
            assertThrows(ContainerClosedException.class, () -> container.domain("mail")).toString();
        assertFalse(words.contains("FR"), words);
        assertFalse(ABROAD.text(Locale.JAPANESE).contains("FR"));
      }
    }
  }
}
