package dev.cordon.browser.desktop;

import dev.cordon.browser.BrowserSession;
import dev.cordon.browser.Loaded;
import dev.cordon.browser.Loading;
import dev.cordon.browser.channel.Bounds;
import dev.cordon.browser.channel.ChannelException;
import dev.cordon.browser.channel.Failure;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.desktop.Failures.Notice;
import dev.cordon.browser.page.Destination;
import dev.cordon.browser.page.PageRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One load of the engine, from its wish to the last byte of the answer, on one thread. */
final class RunningLoad implements Runnable {
  private static final int CHUNK_BYTES = 32 * 1024;

  private final FromEngine.Load wish;
  private final Surroundings around;
  private final Credit credit;
  private final Optional<IncomingBody> body;
  private @Nullable Loading loading; // guarded by this
  private boolean cancelled; // guarded by this

  /**
   * What a load needs of its window.
   *
   * @param gone called when nothing more will be said of it
   */
  record Surroundings(
      BrowserSession session,
      Mouth mouth,
      BrowserApp app,
      Failures failures,
      Patience patience,
      Runnable gone) {}

  RunningLoad(FromEngine.Load wish, Surroundings around) {
    this.wish = wish;
    this.around = around;
    this.credit = new Credit(Bounds.DOWN_WINDOW_BYTES, around.patience().taking());
    this.body = wish.hasBody() ? Optional.of(incoming(wish, around)) : Optional.empty();
  }

  private static IncomingBody incoming(FromEngine.Load wish, Surroundings around) {
    return new IncomingBody(
        wish.id(),
        RequestHeaders.contentLength(wish.headers()),
        around.mouth(),
        around.session().files(),
        around.patience().taking());
  }

  Optional<IncomingBody> body() {
    return body;
  }

  Credit credit() {
    return credit;
  }

  /** Ends it from any thread; nothing more is said of it. */
  void cancel() {
    @Nullable Loading running;
    synchronized (this) {
      cancelled = true;
      running = loading;
    }
    body.ifPresent(IncomingBody::breakOff);
    credit.close();
    if (running != null) {
      running.cancel();
    }
  }

  private synchronized boolean isCancelled() {
    return cancelled;
  }

  @Override
  public void run() {
    try {
      if (!isCancelled()) {
        load();
      }
    } catch (ChannelException e) {
      if (e.problem() != ChannelException.Problem.BROKEN) {
        fail(around.failures().notice(Notice.TOO_LARGE));
      }
    } catch (IOException e) {
      fail(around.failures().brokenOff(e));
    } finally {
      cancel();
      around.gone().run();
    }
  }

  private void load() throws IOException {
    Loading prepared = around.session().prepare(request());
    synchronized (this) {
      loading = prepared;
      if (cancelled) {
        return;
      }
    }
    answer(prepared.load());
  }

  private PageRequest request() throws IOException {
    return new PageRequest(
        wish.tab(),
        wish.url(),
        wish.method(),
        RequestHeaders.of(wish.headers()),
        body.isPresent() ? Optional.of(body.get().toSend()) : Optional.empty(),
        Destination.of(wish.destination()),
        dev.cordon.browser.page.Hops.ONE);
  }

  private void answer(Loaded loaded) throws IOException {
    if (loaded instanceof Loaded.Page page) {
      try (page) {
        stream(page);
      }
    } else if (loaded instanceof Loaded.Refused refused) {
      fail(around.failures().refused(refused.why()));
    } else if (loaded instanceof Loaded.Outside outside) {
      outside(outside.url());
    } else {
      if (loaded instanceof Loaded.Document document) {
        around.mouth().say(Viewing.of(document.file()));
      }
      nothingToShow();
    }
  }

  /** Belongs elsewhere: the page that asked stays (RFC 9110, section 15.3.5). */
  private void nothingToShow() throws ChannelException {
    Mouth mouth = around.mouth();
    mouth.say(new ToEngine.Response(wish.id(), 204, wish.url(), "", OptionalLong.of(0), List.of()));
    mouth.say(new ToEngine.End(wish.id()));
  }

  private void outside(String url) throws ChannelException {
    if (Destination.of(wish.destination()) == Destination.DOCUMENT) {
      around.app().openOutside(url);
      nothingToShow();
    } else {
      fail(around.failures().notice(Notice.ONLY_OUTSIDE));
    }
  }

  private void stream(Loaded.Page page) throws IOException {
    Mouth mouth = around.mouth();
    mouth.say(ResponseHeaders.of(wish.id(), page));
    InputStream from = page.body();
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
      if (read > 0 && !credit.take(read)) {
        fail(around.failures().notice(Notice.STALLED));
        return;
      }
      mouth.say(new ToEngine.Data(wish.id(), ByteBuffer.wrap(chunk, 0, read).slice()));
    }
    mouth.say(new ToEngine.End(wish.id()));
  }

  private void fail(Failure why) {
    try {
      if (!isCancelled()) {
        around.mouth().say(new ToEngine.Failed(wish.id(), why));
      }
    } catch (ChannelException e) {
      // The engine is gone: nobody is left to be told.
    }
  }
}
