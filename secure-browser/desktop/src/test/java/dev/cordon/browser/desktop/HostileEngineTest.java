package dev.cordon.browser.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.channel.FromEngine.Shown;
import dev.cordon.browser.desktop.Ending.Cause;
import dev.cordon.core.ContainerState;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an engine does, it alone ends, with a typed reason; the next page shows. */
@Tag("B4")
class HostileEngineTest {
  @ParameterizedTest
  @CsvSource({
    "silent, SILENT",
    "otherChannel, MISBEHAVED",
    "otherEngine, MISBEHAVED",
    "speaksFirst, MISBEHAVED",
    "readyTwice, MISBEHAVED",
    "garbage, MISBEHAVED",
    "hugeFrame, MISBEHAVED",
    "unknownKind, MISBEHAVED",
    "cutFrame, CRASHED",
    "sameNumber, MISBEHAVED",
    "unknownBody, MISBEHAVED",
    "endlessBody, MISBEHAVED",
    "unknownCancel, MISBEHAVED",
    "tooMuchTaken, MISBEHAVED",
    "unaskedSignIn, MISBEHAVED",
    "closesOutput, CRASHED",
    "exits, CRASHED",
  })
  void itAloneEnds(String behaviour, Cause cause) throws Exception {
    Patience patience =
        new Patience(
            Duration.ofSeconds(behaviour.equals("silent") ? 3 : 60),
            Office.SHORT.reading(),
            Office.SHORT.taking(),
            Office.SHORT.typing());
    try (Office office = Office.with(behaviour, patience)) {
      office.server.setDispatcher(new Pages("hello"));
      BrowserWindow window = office.browser.open(office.url("/"));
      assertEquals(cause, Office.endingOf(window).cause());
      assertFalse(office.actors.started.get(0).isAlive());
      assertTheNextPageShows(office);
    }
  }

  /** Which of the two bounds it meets first is a matter of luck. */
  @ParameterizedTest
  @ValueSource(strings = {"floodsQuestions", "floodsLoads", "floodsWideLoads", "stopsReading"})
  void whoeverAsksAndDoesNotListenEnds(String behaviour) throws Exception {
    try (Office office = Office.with(behaviour, Office.SHORT)) {
      office.server.setDispatcher(new Pages("x".repeat(100_000)));
      BrowserWindow window = office.browser.open(office.url("/"));
      Cause cause = Office.endingOf(window).cause();
      assertTrue(cause == Cause.MISBEHAVED || cause == Cause.SILENT, cause.name());
      office.server.setDispatcher(new Pages("hello"));
      assertTheNextPageShows(office);
    }
  }

  @Test
  void aLoadThatIsNotTakenIsGivenUpAndTheOthersGoOn() throws Exception {
    try (Office office = Office.with("takesNothing", Office.SHORT)) {
      office.server.setDispatcher(new Pages("x".repeat(3_000_000)));
      assertEquals("STALLED", office.shows("/").title());
    }
  }

  @Test
  void anEngineThatDoesNotHearStillEndsWithItsWindow() throws Exception {
    try (Office office = Office.with("closesInput", Office.SHORT)) {
      office.server.setDispatcher(new Pages("hello"));
      BrowserWindow window = office.browser.open(office.url("/"));
      window.close();
      assertFalse(office.actors.started.get(0).isAlive());
      assertTheNextPageShows(office);
    }
  }

  @Test
  void whatItStartedDiesWithIt() throws Exception {
    try (Office office = Office.with("grandchild")) {
      BrowserWindow window = office.browser.open(office.url("/"));
      long pid = Long.parseLong(Office.shownIn(window).title());
      assertTrue(ProcessHandle.of(pid).isPresent());
      window.close();
      Office.until(() -> !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    }
  }

  @Test
  void whatItScreamsIsHeardByNobody() throws Exception {
    try (Office office = Office.with("screams")) {
      office.server.setDispatcher(new Pages("hello"));
      assertEquals("5", office.shows("/").title());
    }
  }

  private static void assertTheNextPageShows(Office office) throws Exception {
    office.actors.behaviour = "polite";
    assertTrue(office.work.container().state() instanceof ContainerState.Open);
    Shown shown = shownByAPoliteOne(office);
    assertEquals("5", shown.title());
  }

  /** One that was warmed before may still be of the old kind. */
  private static Shown shownByAPoliteOne(Office office) throws InterruptedException {
    while (true) {
      BrowserWindow window = office.browser.open(office.url("/"));
      try {
        return Office.shownIn(window);
      } catch (IllegalStateException e) {
        if (office.actors.started.size() > 10) {
          throw e;
        }
      }
    }
  }
}
