package dev.cordon.browser.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.channel.FromEngine.Progress;
import dev.cordon.browser.desktop.Ending.Cause;
import dev.cordon.core.ContainerState;
import dev.cordon.policy.protocol.policy.Browser;
import dev.cordon.policy.protocol.policy.Browser.Clear;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An engine lives for one window, and is gone with it, with a lock, and with the app. */
@Tag("B4")
class LifeTest {
  private static MockResponse page(String text) {
    return new MockResponse.Builder().addHeader("Content-Type", "text/html").body(text).build();
  }

  @Test
  void aPageIsShownByAnEngineThatWaited() throws Exception {
    try (Office office = Office.with("polite")) {
      Office.until(office.browser::isReady);
      office.server.enqueue(page("hello"));
      BrowserWindow window = office.browser.open(office.url("/"));
      assertEquals(Progress.COMPLETE, Office.shownIn(window).progress());
      assertEquals(1, office.actors.started.size());
      assertTrue(window.isOpen());
    }
  }

  @Test
  void aPageIsShownEvenIfNoneWaited() throws Exception {
    try (Office office = Office.with("polite")) {
      office.server.enqueue(page("hello"));
      assertEquals("5", office.shows("/").title());
    }
  }

  @Test
  void aClosedWindowsEngineIsGoneAndAFreshOneWaits() throws Exception {
    try (Office office = Office.with("polite")) {
      office.server.enqueue(page("hello"));
      BrowserWindow window = office.browser.open(office.url("/"));
      Office.shownIn(window);
      window.close();
      assertFalse(office.actors.started.get(0).isAlive());
      assertEquals(Cause.CLOSED_BY_APP, window.ending().orElseThrow().cause());
      Office.until(office.browser::isReady);
      assertEquals(2, office.actors.started.size());
    }
  }

  @Test
  void theEmployeeClosesTheWindow() throws Exception {
    try (Office office = Office.with("closes")) {
      BrowserWindow window = office.browser.open(office.url("/"));
      assertEquals(Cause.CLOSED, Office.endingOf(window).cause());
      assertFalse(office.actors.started.get(0).isAlive());
    }
  }

  @Test
  void twoWindowsHaveEnginesOfTheirOwn() throws Exception {
    try (Office office = Office.with("polite")) {
      office.server.enqueue(page("one"));
      office.server.enqueue(page("second"));
      BrowserWindow first = office.browser.open(office.url("/1"));
      assertEquals("3", Office.shownIn(first).title());
      BrowserWindow second = office.browser.open(office.url("/2"));
      assertEquals("6", Office.shownIn(second).title());
      first.close();
      assertTrue(second.isOpen());
    }
  }

  @Test
  @Tag("G1")
  void aLockKillsEveryEngineBeforeItReturns() throws Exception {
    try (Office office = Office.with("polite")) {
      office.server.enqueue(page("hello"));
      BrowserWindow window = office.browser.open(office.url("/"));
      Office.shownIn(window);
      office.work.lock();
      assertFalse(office.actors.anyAlive());
      assertEquals(Cause.NOT_OPEN, Office.endingOf(window).cause());
      assertFalse(office.browser.open(office.url("/")).isOpen());
      assertEquals(1, office.actors.started.size());
      office.work.open();
      office.server.enqueue(page("again"));
      assertEquals("5", office.shows("/").title());
    }
  }

  @Test
  void anEngineThatWaitsDiesWithTheLockToo() throws Exception {
    try (Office office = Office.with("polite")) {
      Office.until(office.browser::isReady);
      office.work.lock();
      assertFalse(office.actors.anyAlive());
      assertFalse(office.browser.isReady());
      office.work.open();
      Office.until(office.browser::isReady);
    }
  }

  @Test
  @Tag("G1")
  void aWipeKillsItAndSaysWhy() throws Exception {
    try (Office office = Office.with("polite")) {
      office.server.enqueue(page("hello"));
      BrowserWindow window = office.browser.open(office.url("/"));
      Office.shownIn(window);
      office.work.container().wipe();
      assertFalse(office.actors.anyAlive());
      Ending ending = Office.endingOf(window);
      assertEquals(Cause.NOT_OPEN, ending.cause());
      assertTrue(ending.reason().isPresent());
      assertTrue(office.work.container().state() instanceof ContainerState.Wiped);
    }
  }

  @Test
  void whatThePolicyHasForgottenIsForgotten() throws Exception {
    try (Office office = Office.with("polite")) {
      office.server.enqueue(page("hello"));
      BrowserWindow window = office.browser.open(office.url("/"));
      Office.shownIn(window);
      office.browser.inBackground();
      assertEquals(Cause.IN_BACKGROUND, Office.endingOf(window).cause());
      office.work.publish(
          Browser.DEFAULT.withIntranet(List.of("*")).withClear(Set.of(Clear.ON_IDLE)));
      office.server.enqueue(page("hello"));
      BrowserWindow second = office.browser.open(office.url("/"));
      Office.shownIn(second);
      office.browser.inBackground();
      assertTrue(second.isOpen());
      office.browser.idle();
      assertEquals(Cause.IDLE, Office.endingOf(second).cause());
    }
  }

  @Test
  @Tag("B9")
  void aPolicyThatForbidsTheEngineEndsItAndOpensNone() throws Exception {
    try (Office office = Office.with("polite")) {
      office.server.enqueue(page("hello"));
      BrowserWindow window = office.browser.open(office.url("/"));
      Office.shownIn(window);
      office.publishLeastEngine("2.5", Action.BLOCK);
      assertFalse(office.actors.anyAlive());
      assertEquals(Cause.ENGINE_OUTDATED, Office.endingOf(window).cause());
      Ending refused = office.browser.open(office.url("/")).ending().orElseThrow();
      assertTrue(refused.text(Locale.ENGLISH).contains("2.5"), refused.text(Locale.ENGLISH));
      office.publishLeastEngine("1.0", Action.BLOCK);
      office.server.enqueue(page("again"));
      assertEquals("5", office.shows("/").title());
    }
  }

  @Test
  void nothingOpensAfterTheEnd() throws Exception {
    Office office = Office.with("polite");
    office.close();
    assertEquals(
        Cause.CLOSED_BY_APP, office.browser.open(office.url("/")).ending().orElseThrow().cause());
    assertFalse(office.actors.anyAlive());
  }

  @Test
  void noThreadProcessOrFileIsLeft() throws Exception {
    Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
    try (Office office = Office.with("polite")) {
      office.server.enqueue(page("hello"));
      assertEquals("5", office.shows("/").title());
      office.browser.close();
      assertEquals(
          List.of(),
          Thread.getAllStackTraces().keySet().stream()
              .filter(each -> !before.contains(each))
              .map(Thread::getName)
              .filter(name -> name.startsWith("cordon browser"))
              .toList());
      assertEquals(0, ProcessHandle.current().children().filter(ProcessHandle::isAlive).count());
    }
  }

  @Test
  void anEngineThatCannotBeStartedSaysSo() throws Exception {
    try (Office office = Office.with("none")) {
      BrowserWindow window = office.browser.open(office.url("/"));
      assertEquals(Cause.NOT_STARTED, Office.endingOf(window).cause());
      office.actors.behaviour = "polite";
      office.server.enqueue(page("hello"));
      assertEquals("5", office.shows("/").title());
    }
  }

  @Test
  void everyEndingHasATextInBothLanguages() {
    List<String> causes = List.of(Cause.values()).stream().map(Enum::name).toList();
    assertEquals(Set.of(), Ending.messages().missing(causes));
    assertEquals(
        Set.of(),
        Failures.messages()
            .missing(List.of(Failures.Notice.values()).stream().map(Enum::name).toList()));
    for (Cause each : Cause.values()) {
      assertFalse(Ending.of(each).text(Locale.JAPANESE).contains("{"));
    }
  }
}
