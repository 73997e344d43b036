package dev.cordon.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.control.Contact;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.device.Uptime;
import dev.cordon.testing.FakeClock;
import dev.cordon.testing.MemoryKeyVault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("G2")
class WorkTimeTest {
  private static final Instant SERVER = Instant.parse("2026-05-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  @TempDir Path directory;
  private final FakeClock clock = new FakeClock();
  private ControlStore control;
  private WorkTime time;

  @BeforeEach
  void open() throws Exception {
    control = ControlStore.open(directory, new MemoryKeyVault());
    time = new WorkTime(clock, control);
  }

  private void restart(Duration off) {
    clock.off(off);
    time = new WorkTime(clock, control);
  }

  private void hear() throws Exception {
    time.heard(SERVER, clock.uptime());
  }

  @Nested
  class WhileTheServerIsRemembered {
    @Test
    void itsWordAndTheCountAreTheTime() throws Exception {
      hear();
      clock.turn(Duration.ofDays(1000));
      assertEquals(SERVER, time.now());
      clock.pass(HOUR);
      clock.turn(Duration.ofDays(-3000));
      assertEquals(SERVER.plus(HOUR), time.now());
      assertEquals(SERVER.plus(HOUR).toEpochMilli(), time.certainMillis());
    }

    @Test
    void anotherProcessOfTheSameRunKnowsIt() throws Exception {
      hear();
      clock.pass(HOUR);
      clock.turn(Duration.ofDays(1000));
      assertEquals(SERVER.plus(HOUR), new WorkTime(clock, control).now());
    }

    @Test
    void theTimeThatItsAnswerTookIsCounted() throws Exception {
      Uptime asked = clock.uptime();
      clock.pass(Duration.ofSeconds(90));
      time.heard(SERVER, asked);
      assertEquals(SERVER.plusSeconds(90), time.now());
    }

    @Test
    void itAloneSetsTheTimeBack() throws Exception {
      clock.turn(Duration.ofDays(1000));
      time.remember();
      assertTrue(time.now().isAfter(SERVER));
      hear();
      assertEquals(SERVER, time.now());
      clock.set(SERVER);
      restart(HOUR);
      assertEquals(SERVER.plus(HOUR), time.now());
    }
  }

  @Test
  void anAnswerThatWasKeptBackIsNeitherContactNorTime() throws Exception {
    Contact before = Contact.at(clock.now());
    control.update(draft -> draft.contact(before));
    Uptime asked = clock.uptime();
    clock.pass(Duration.ofSeconds(121));
    time.heard(SERVER, asked);

    assertEquals(Optional.of(before), control.get().contact());
    assertEquals(WorkTime.UNKNOWN, time.certainMillis());
  }

  @Test
  void anAnswerOfTwoMinutesIsStillBelieved() throws Exception {
    Uptime asked = clock.uptime();
    clock.pass(Duration.ofMinutes(2));
    time.heard(SERVER, asked);
    assertEquals(SERVER.plus(Duration.ofMinutes(2)).toEpochMilli(), time.certainMillis());
  }

  @Nested
  class Noting {
    @BeforeEach
    void heardIt() throws Exception {
      hear();
    }

    @Test
    void happensAfterTenMinutesNotBeforeWhileTheServerIsRemembered() throws Exception {
      clock.pass(Duration.ofMinutes(10));
      time.remember();
      assertEquals(SERVER, noted());
      clock.pass(Duration.ofMillis(1));
      time.remember();
      assertEquals(time.now(), noted());
    }

    @Test
    void happensAtOnceFromTheMomentThatIsAskedFor() throws Exception {
      Instant moment = SERVER.plusSeconds(1);
      time.remember(Optional.of(SERVER));
      assertEquals(SERVER, noted());
      clock.pass(Duration.ofSeconds(2));
      time.remember(Optional.of(moment));
      assertEquals(SERVER.plusSeconds(2), noted());
      clock.pass(Duration.ofSeconds(2));
      time.remember(Optional.of(moment));
      assertEquals(SERVER.plusSeconds(2), noted());
    }

    @Test
    void takesWhatWasNotedBeforeWhileTheClockIsInDoubt() throws Exception {
      clock.set(SERVER.minus(HOUR));
      restart(Duration.ZERO);
      assertEquals(control.get().noted().orElseThrow(), time.note());
      time.remember(Optional.of(SERVER.plusSeconds(1)));
      assertTrue(time.isInDoubt());
      clock.set(SERVER);
      assertEquals(clock.run(), time.note().at().run());
    }

    private Instant noted() {
      return control.get().noted().orElseThrow().time();
    }
  }

  @Test
  void aQuestionOfAnotherRunHasNoAnswerInThisOne() throws Exception {
    Uptime asked = clock.uptime();
    restart(Duration.ofSeconds(30));
    time.heard(SERVER, asked);
    assertEquals(WorkTime.UNKNOWN, time.certainMillis());
  }

  @Nested
  class AfterARestart {
    @Test
    void theLatestOfWallClockNoteAndCountIsTheTime() throws Exception {
      hear();
      clock.set(SERVER);
      restart(HOUR);
      assertEquals(SERVER.plus(HOUR), time.now());
      clock.turn(Duration.ofDays(-1));
      assertEquals(SERVER.plus(HOUR), time.now());
      clock.pass(HOUR);
      assertEquals(SERVER.plus(HOUR).plus(HOUR), time.now());
      clock.turn(Duration.ofDays(3));
      assertEquals(SERVER.plus(Duration.ofDays(2)).plus(HOUR).plus(HOUR), time.now());
      assertEquals(WorkTime.UNKNOWN, time.certainMillis());
    }

    @Test
    void whatThisRunHasCountedCameAfterTheNote() throws Exception {
      hear();
      clock.set(SERVER.minusSeconds(60));
      restart(Duration.ZERO);
      clock.pass(HOUR);
      clock.set(SERVER);
      time = new WorkTime(clock, control);
      assertEquals(SERVER.plus(HOUR), time.now());
    }

    @Test
    void useWithoutContactIsNotedByTheMinute() throws Exception {
      hear();
      clock.set(SERVER);
      restart(Duration.ZERO);
      for (int i = 0; i < 60; i++) {
        clock.pass(Duration.ofSeconds(61));
        time.remember();
        Instant noted = control.get().noted().orElseThrow().time();
        clock.set(noted.minus(Duration.ofMinutes(9))); // as far back as raises no doubt
        restart(Duration.ZERO);
      }
      assertTrue(time.now().isAfter(SERVER.plus(HOUR).minusSeconds(1)), time.now().toString());
    }

    @Test
    void aCountThatIsBehindIsAnotherRunsWhateverItIsCalled() throws Exception {
      DeviceClock liar =
          DeviceClock.system(clock.run(), () -> clock.elapsedMillis() - HOUR.toMillis());
      hear();
      assertEquals(WorkTime.UNKNOWN, new WorkTime(liar, control).certainMillis());
    }
  }

  @Nested
  class InDoubt {
    @Test
    void isAClockFarBehindWhatWasNotedInAnEarlierRun() throws Exception {
      hear();
      clock.set(SERVER);
      clock.turn(HOUR.negated());
      assertFalse(time.isInDoubt()); // the server's word holds
      restart(Duration.ZERO);
      assertTrue(time.isInDoubt());
      time.remember();
      assertTrue(time.isInDoubt());
      clock.set(SERVER.minus(Duration.ofMinutes(10)));
      assertFalse(time.isInDoubt());
      clock.turn(HOUR.negated());
      hear();
      assertFalse(time.isInDoubt());
    }
  }

  @Nested
  class WhereSleepIsNotCounted {
    @BeforeEach
    void asleep() throws Exception {
      clock.losesSleep();
      clock.set(SERVER);
      hear();
    }

    @Test
    void theWallClockTellsOfIt() {
      clock.sleep(HOUR);
      assertEquals(SERVER.plus(HOUR), time.now());
    }

    @Test
    void nothingIsCertainUntilItAgrees() throws Exception {
      clock.pass(HOUR);
      assertEquals(SERVER.plus(HOUR).toEpochMilli(), time.certainMillis());
      clock.sleep(HOUR);
      assertEquals(WorkTime.UNKNOWN, time.certainMillis());
      time.heard(clock.now(), clock.uptime());
      assertEquals(clock.now().toEpochMilli(), time.certainMillis());
      clock.turn(HOUR.negated());
      assertEquals(WorkTime.UNKNOWN, time.certainMillis());
    }

    @Test
    void tenMinutesApartIsAgreementAndAMomentMoreIsNot() {
      clock.turn(Duration.ofMinutes(10));
      assertEquals(SERVER.toEpochMilli(), time.certainMillis());
      clock.turn(Duration.ofMillis(1));
      assertEquals(WorkTime.UNKNOWN, time.certainMillis());
      clock.set(SERVER.minus(Duration.ofMinutes(10)).minusMillis(1));
      assertEquals(WorkTime.UNKNOWN, time.certainMillis());
    }

    @Test
    void onlyTheServerSetsItBack() throws Exception {
      clock.turn(HOUR);
      assertEquals(SERVER.plus(HOUR), time.now());
      clock.turn(HOUR.negated());
      hear();
      assertEquals(SERVER, time.now());
    }

    @Test
    void itNeverGoesBack() {
      clock.turn(HOUR);
      assertEquals(SERVER.plus(HOUR), time.now());
      clock.turn(HOUR.negated());
      clock.pass(Duration.ofSeconds(1));
      assertEquals(SERVER.plus(HOUR).plusSeconds(1), time.now());
    }
  }

  @Test
  void aClockThatTellsNoStartsHasAProcessForARun() {
    DeviceClock one = DeviceClock.system();
    Uptime before = one.uptime();
    assertEquals(before.run(), DeviceClock.system().run());
    assertTrue(before.isBefore(one.run(), one.elapsedMillis()));
    assertFalse(one.countsSleep());
  }
}
