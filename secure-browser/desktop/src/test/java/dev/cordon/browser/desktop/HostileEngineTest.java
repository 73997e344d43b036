package dev.cordon.browser.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.channel.FromEngine.Shown;
import dev.cordon.browser.desktop.Ending.Cause;
import dev.cordon.core.ContainerState;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    "floodsQuestions, MISBEHAVED",
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
            java.time.Duration.ofSeconds(behaviour.equals("silent") ? 3 : 60),
            Office.SHORT.reading(),
            Office.SHORT.taking(),
            Office.SHORT.typing());
    try (Office office = Office.with(behaviour, patience)) {
      BrowserWindow window = office.browser.open(office.url("/"));
      assertEquals(cause, Office.endingOf(window).cause());
      assertFalse(office.actors.started.get(0).isAlive());
      assertTheNextPageShows(office);
    }
  }

  private static void assertTheNextPageShows(Office office) throws Exception {
    office.actors.behaviour = "polite";
    assertTrue(office.work.container().state() instanceof ContainerState.Open);
    office.server.enqueue(new MockResponse.Builder().body("hello").build());
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
