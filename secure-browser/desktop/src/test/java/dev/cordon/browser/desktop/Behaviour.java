package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.FromEngine.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What an {@link Actor} may do, from the polite to the hostile. */
@FunctionalInterface
interface Behaviour {
  void play(Actor actor) throws Exception;

  /** The behaviours by name. */
  Map<String, Behaviour> ALL =
      Map.ofEntries(
          Map.entry("polite", Behaviour::polite),
          Map.entry("takesNothing", Behaviour::polite),
          Map.entry("silent", Behaviour::silent),
          Map.entry("otherChannel", actor -> ready(actor, 2, "JavaFX " + Actor.VERSION)),
          Map.entry("otherEngine", actor -> ready(actor, 1, "JavaFX 999.0.0")),
          Map.entry("speaksFirst", actor -> actor.shown("hello", Progress.COMPLETE)),
          Map.entry("readyTwice", Behaviour::readyTwice),
          Map.entry("garbage", Behaviour::garbage),
          Map.entry("hugeFrame", actor -> raw(actor, 0x7f, 0xff, 0xff, 0xff, 8)),
          Map.entry("endlessFrame", Behaviour::endlessFrame),
          Map.entry("unknownKind", actor -> raw(actor, 0, 0, 0, 3, 200, 1, 2)),
          Map.entry("cutFrame", Behaviour::cutFrame),
          Map.entry("floodsLoads", Behaviour::floodsLoads),
          Map.entry("floodsWideLoads", Behaviour::floodsWideLoads),
          Map.entry("floodsQuestions", Behaviour::floodsQuestions),
          Map.entry("sameNumber", Behaviour::sameNumber),
          Map.entry("unknownBody", actor -> afterOpen(actor, new FromEngine.BodyEnd(999))),
          Map.entry("unaskedBody", Behaviour::unaskedBody),
          Map.entry("endlessBody", Behaviour::endlessBody),
          Map.entry("unknownCancel", actor -> afterOpen(actor, new FromEngine.Cancel(999))),
          Map.entry("tooMuchTaken", Behaviour::tooMuchTaken),
          Map.entry(
              "unaskedSignIn",
              actor -> afterOpen(actor, new FromEngine.SignIn(7, Optional.empty()))),
          Map.entry("stopsReading", Behaviour::stopsReading),
          Map.entry("closesOutput", Behaviour::closesOutput),
          Map.entry("closesInput", Behaviour::closesInput),
          Map.entry("exits", actor -> afterOpen(actor, new FromEngine.Touched())),
          Map.entry("closes", Behaviour::closes),
          Map.entry("grandchild", Behaviour::grandchild),
          Map.entry("screams", Behaviour::screams),
          Map.entry("busy", Visits::busy),
          Map.entry("signsInTwice", Visits::signsInTwice),
          Map.entry("forgesOrigin", Visits::forgesOrigin),
          Map.entry("readsUnpicked", Visits::readsUnpicked),
          Map.entry("foreignCookies", Visits::foreignCookies),
          Map.entry("ownCookies", Visits::ownCookies),
          Map.entry("uploads", Visits::uploads),
          Map.entry("showsTerms", Visits::showsTerms),
          Map.entry("showsMark", Visits::showsMark),
          Map.entry("saves", Visits::saves));

  static Behaviour of(String name) {
    return Optional.ofNullable(ALL.get(name)).orElseThrow();
  }

  private static void polite(Actor actor) throws IOException {
    actor.ready();
    actor.behave();
  }

  private static void silent(Actor actor) throws IOException {
    while (actor.app.next().isPresent()) {
      // It hears, and never says a word.
    }
  }

  private static void ready(Actor actor, int channel, String engine) throws IOException {
    actor.say(new FromEngine.Ready(channel, engine));
    actor.behave();
  }

  private static void readyTwice(Actor actor) throws IOException {
    actor.ready();
    actor.opened();
    polite(actor);
  }

  private static void raw(Actor actor, int... bytes) throws IOException {
    actor.ready();
    actor.opened();
    for (int each : bytes) {
      actor.raw.write(each);
    }
    actor.behave();
  }

  private static void garbage(Actor actor) throws IOException {
    actor.ready();
    actor.opened();
    byte[] noise = new byte[1 << 20];
    new Random(1).nextBytes(noise);
    actor.raw.write(noise);
    actor.behave();
  }

  /** Says that eight megabytes come, and sends them slowly and never all. */
  private static void endlessFrame(Actor actor) throws IOException, InterruptedException {
    actor.ready();
    actor.opened();
    actor.raw.write(new byte[] {0, 0x7f, (byte) 0xff, (byte) 0xff, 26});
    while (true) {
      actor.raw.write(1);
      Thread.sleep(100);
    }
  }

  private static void cutFrame(Actor actor) throws IOException {
    actor.ready();
    actor.opened();
    actor.raw.write(new byte[] {0, 0, 0, 100, 8});
  }

  private static void floodsLoads(Actor actor) throws IOException {
    actor.ready();
    String url = actor.opened();
    while (true) {
      actor.load(url, false);
    }
  }

  private static void floodsWideLoads(Actor actor) throws IOException {
    actor.ready();
    String url = actor.opened();
    while (true) {
      actor.load(url + "?" + "x".repeat(60_000), true);
    }
  }

  private static void floodsQuestions(Actor actor) throws IOException {
    actor.ready();
    String url = actor.opened();
    for (long id = 1; ; id++) {
      actor.say(new FromEngine.Ask(id, 1, FromEngine.Wish.COPY, url));
    }
  }

  private static void afterOpen(Actor actor, FromEngine word) throws IOException {
    actor.ready();
    actor.opened();
    actor.say(word);
    if (!(word instanceof FromEngine.Touched)) {
      actor.behave();
    }
  }

  private static void sameNumber(Actor actor) throws IOException {
    actor.ready();
    FromEngine.Load load = new FromEngine.Load(1, 1, actor.opened(), "POST", "", List.of(), true);
    actor.say(load);
    actor.say(load);
    actor.behave();
  }

  private static void unaskedBody(Actor actor) throws IOException {
    actor.ready();
    // One that waits for a body runs; then one without gets one.
    String url = actor.opened();
    actor.load(url, true);
    for (int i = 0; i < 100; i++) {
      long id = actor.load(url, false);
      actor.say(new FromEngine.Body(id, ByteBuffer.wrap(new byte[10])));
    }
    actor.behave();
  }

  private static void endlessBody(Actor actor) throws IOException {
    actor.ready();
    long id = actor.load(actor.opened(), true);
    while (true) {
      actor.say(new FromEngine.Body(id, ByteBuffer.wrap(new byte[60_000])));
    }
  }

  private static void tooMuchTaken(Actor actor) throws IOException {
    actor.ready();
    long id = actor.load(actor.opened(), true);
    actor.say(new FromEngine.Consumed(id, 1_000_000));
    actor.behave();
  }

  private static void stopsReading(Actor actor) throws IOException, InterruptedException {
    actor.ready();
    for (String url = actor.opened(); ; ) {
      for (int i = 0; i < 100; i++) {
        actor.load(url, false);
      }
      Thread.sleep(1_000_000);
    }
  }

  private static void closesOutput(Actor actor) throws IOException, InterruptedException {
    actor.ready();
    actor.opened();
    actor.raw.close();
    Thread.sleep(1_000_000);
  }

  private static void closesInput(Actor actor) throws IOException, InterruptedException {
    actor.ready();
    String url = actor.opened();
    actor.app.close();
    actor.load(url, false);
    Thread.sleep(1_000_000);
  }

  private static void closes(Actor actor) throws IOException {
    actor.ready();
    actor.opened();
    actor.say(new FromEngine.Closed());
    actor.behave();
  }

  private static void grandchild(Actor actor) throws IOException {
    actor.ready();
    actor.opened();
    Process child = new ProcessBuilder("sleep", "1000").start();
    actor.shown(Long.toString(child.pid()), Progress.COMPLETE);
    actor.behave();
  }

  private static void screams(Actor actor) throws IOException {
    for (int i = 0; i < 200; i++) {
      System.err.println("x".repeat(100_000));
    }
    polite(actor);
  }
}
