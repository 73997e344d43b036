package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.FromEngine.Progress;
import dev.cordon.browser.channel.Header;
import dev.cordon.browser.channel.ToEngine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Actors that make a visit and show by their title what came of it. */
final class Visits {
  private Visits() {}

  /** Loads many things and a file at once, and takes what comes. */
  static void busy(Actor actor) throws IOException {
    actor.ready();
    String url = actor.opened();
    for (int i = 0; i < 10; i++) {
      actor.load(url + "slow", false);
    }
    visit(actor, 1000, url + "file", "document");
    actor.behave();
  }

  private static void visit(Actor actor, long id, String url, String destination)
      throws IOException {
    actor.say(new FromEngine.Load(id, Actor.TAB, url, "GET", destination, List.of(), false));
  }

  static void signsInTwice(Actor actor) throws IOException {
    actor.ready();
    visit(actor, 1, actor.opened(), "document");
    ToEngine.AskSignIn question = next(actor, ToEngine.AskSignIn.class);
    for (String password : List.of("right", "wrong")) {
      actor.say(
          new FromEngine.SignIn(
              question.id(), Optional.of(new FromEngine.Credentials("user", password))));
    }
    ToEngine.Response response = next(actor, ToEngine.Response.class);
    actor.shown(Integer.toString(response.status()), Progress.COMPLETE);
    actor.behave();
  }

  static void forgesOrigin(Actor actor) throws IOException {
    actor.ready();
    actor.say(
        new FromEngine.Load(
            1,
            Actor.TAB,
            actor.opened(),
            "GET",
            "empty",
            List.of(new Header("Origin", "https://other.example")),
            false));
    actor.shown(next(actor, ToEngine.Failed.class).why().kind(), Progress.FAILED);
    actor.behave();
  }

  static void readsUnpicked(Actor actor) throws IOException {
    actor.ready();
    actor.opened();
    actor.say(new FromEngine.ReadFile(1, "../../../../etc/passwd", 0, 1000));
    int read = next(actor, ToEngine.FileBytes.class).bytes().remaining();
    actor.shown(Integer.toString(read), Progress.COMPLETE);
    actor.behave();
  }

  static void foreignCookies(Actor actor) throws IOException {
    cookies(actor, "https://other.example/");
  }

  static void ownCookies(Actor actor) throws IOException {
    cookies(actor, "");
  }

  private static void cookies(Actor actor, String of) throws IOException {
    actor.ready();
    String url = actor.opened();
    visit(actor, 1, url, "document");
    next(actor, ToEngine.End.class);
    actor.say(new FromEngine.SetCookie(of.isEmpty() ? url : of, "written=1; Secure"));
    actor.say(new FromEngine.CookiesOf(2, of.isEmpty() ? url : of));
    actor.shown(next(actor, ToEngine.Text.class).text(), Progress.COMPLETE);
    actor.behave();
  }

  /** Sends a file that the employee picked, between two pieces of its own. */
  static void uploads(Actor actor) throws IOException {
    actor.ready();
    String url = actor.opened();
    visit(actor, 1, url, "document");
    next(actor, ToEngine.End.class);
    actor.say(new FromEngine.PickFiles(2, Actor.TAB, false, ""));
    ToEngine.PickedFile file = next(actor, ToEngine.Picked.class).files().get(0);
    actor.say(
        new FromEngine.Load(
            3,
            Actor.TAB,
            url,
            "POST",
            "document",
            List.of(new Header("Content-Type", "text/plain")),
            true));
    actor.say(new FromEngine.Body(3, bytes("before ")));
    actor.say(new FromEngine.BodyFile(3, file.file()));
    actor.say(new FromEngine.Body(3, bytes(" after")));
    actor.say(new FromEngine.BodyEnd(3));
    int status = next(actor, ToEngine.Response.class).status();
    actor.shown(file.name() + " " + status, Progress.COMPLETE);
    actor.behave();
  }

  /** Saves the page, and shows what is said of that and what becomes of it. */
  static void saves(Actor actor) throws IOException {
    actor.ready();
    actor.say(new FromEngine.Ask(1, Actor.TAB, FromEngine.Wish.SAVE, actor.opened()));
    ToEngine.Judged judged = next(actor, ToEngine.Judged.class);
    String end = judged.why();
    while (judged.allowed() && !end.contains("KEPT")) {
      ToEngine.Download download = next(actor, ToEngine.Download.class);
      end = download.name() + " " + download.state();
    }
    actor.shown(end, Progress.COMPLETE);
    actor.behave();
  }

  /** Shows whether addresses may be typed, as it was told last. */
  static void showsTerms(Actor actor) throws IOException {
    actor.ready();
    actor.opened();
    actor.shown("open", Progress.COMPLETE);
    boolean addressBar = next(actor, ToEngine.Setup.class).window().addressBar();
    actor.shown(Boolean.toString(addressBar), Progress.COMPLETE);
    actor.behave();
  }

  /** Shows what it is told to draw over pages, each time that it is told anew. */
  static void showsMark(Actor actor) throws IOException {
    actor.ready();
    actor.opened();
    actor.shown("open", Progress.COMPLETE);
    while (true) {
      String mark = next(actor, ToEngine.Setup.class).window().watermark();
      actor.shown("mark " + mark, Progress.COMPLETE);
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The next word of a kind; what else comes is taken. */
  private static <T extends ToEngine> T next(Actor actor, Class<T> kind) throws IOException {
    for (Optional<ToEngine> word = actor.app.next(); word.isPresent(); word = actor.app.next()) {
      if (kind.isInstance(word.get())) {
        return kind.cast(word.get());
      }
    }
    throw new IOException("the app is gone");
  }
}
