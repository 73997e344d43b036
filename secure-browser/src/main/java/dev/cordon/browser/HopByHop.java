package dev.cordon.browser;

import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.browser.page.Asker;
import dev.cordon.browser.page.FieldRules;
import dev.cordon.browser.page.Hops;
import dev.cordon.browser.page.PageRequest;
import dev.cordon.core.error.ContainerException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One load: each of its hops is read, judged and sent; its last answer is delivered. */
final class HopByHop implements Loading, HttpOffer.Resuming, PageBody.Owner {
  private static final int MAX_FIELD_BYTES = 256 * 1024;

  private final SessionNet net;
  private final PageRequest request;
  private final Delivery delivery;
  private final AtomicBoolean used = new AtomicBoolean();
  private volatile boolean cancelled;
  private volatile boolean downloading;
  private volatile @Nullable Call call;

  HopByHop(SessionNet net, PageRequest request, Delivery delivery) {
    this.net = net;
    this.request = request;
    this.delivery = delivery;
  }

  @Override
  public Loaded load() throws ContainerException, BrowserException {
    if (used.getAndSet(true)) {
      throw new IllegalStateException("a load is for once");
    }
    net.requireOpen();
    Optional<Refusal> refused = FieldRules.refuse(request);
    if (refused.isPresent()) {
      return new Loaded.Refused(refused.get());
    }
    Asker.Reading asker = Asker.of(request, net.memory().origins());
    return asker instanceof Asker.Unknown unknown
        ? new Loaded.Refused(unknown.why())
        : inTurn(((Asker.Known) asker).asker());
  }

  private Loaded inTurn(Asker asker) throws ContainerException, BrowserException {
    if (!net.enter(this)) {
      throw stopped();
    }
    boolean reading = false;
    try {
      Loaded loaded = fromFirst(asker);
      reading = loaded instanceof Loaded.Page;
      return loaded;
    } finally {
      if (!reading) {
        net.leave(this);
      }
    }
  }

  private Loaded fromFirst(Asker asker) throws ContainerException, BrowserException {
    Judge.Judged judged = judge(HttpUrl.parse(request.url()));
    if (judged instanceof Judge.Stop stop) {
      return stop.instead();
    }
    Hop hop = Hop.first(request, ((Judge.Go) judged).url(), asker);
    for (int sentOn = 0; ; sentOn++) {
      Sent sent = send(hop);
      if (sent instanceof Unsent unsent) {
        return unsent.instead();
      }
      Answer answer = ((Arrived) sent).answer();
      if (!answer.isRedirect() || request.hops() == Hops.ONE) {
        return delivery.deliver(answer, hop, this);
      }
      answer.response().close();
      Next next = next(hop, answer, sentOn);
      if (next instanceof Ended ended) {
        return ended.with();
      }
      hop = ((Onward) next).hop();
    }
  }

  private sealed interface Next {}

  private record Onward(Hop hop) implements Next {}

  private record Ended(Loaded with) implements Next {}

  private Next next(Hop hop, Answer answer, int sentOn) {
    if (sentOn >= BrowserSession.MAX_REDIRECTS) {
      String most = String.valueOf(BrowserSession.MAX_REDIRECTS);
      return new Ended(
          new Loaded.Refused(Refusal.of(Problem.TOO_MANY_REDIRECTS, most, hop.url().host())));
    }
    Judge.Judged judged = judge(answer.redirect());
    if (judged instanceof Judge.Stop stop) {
      return new Ended(stop.instead());
    }
    Hop onward = hop.next(answer.response().code(), ((Judge.Go) judged).url());
    return onward.canRepeat()
        ? new Onward(onward)
        : new Ended(new Loaded.Refused(Refusal.of(Problem.BODY_NOT_REPEATED, onward.url().host())));
  }

  private Judge.Judged judge(@Nullable HttpUrl url) {
    return net.judge().judge(url, request.destination());
  }

  private sealed interface Sent {}

  private record Arrived(Answer answer) implements Sent {}

  private record Unsent(Loaded instead) implements Sent {}

  private Sent send(Hop hop) throws ContainerException, BrowserException {
    String host = hop.url().host();
    try {
      Answer answer = new Exchange(net.memory(), this::execute).send(hop);
      Optional<Problem> wrong = wrong(answer);
      if (wrong.isPresent()) {
        answer.response().close();
        return unsent(hop, Refusal.of(wrong.get(), host));
      }
      net.judge().recorder().loaded(hop.url());
      return new Arrived(answer);
    } catch (IOException e) {
      Optional<Refusal> refusal = Failures.refusal(e, host);
      if (refusal.isPresent() && !cancelled) {
        return unsent(hop, refusal.get());
      }
      throw Failures.thrown(e, host);
    }
  }

  private Unsent unsent(Hop hop, Refusal why) {
    net.judge().recorder().refused(hop.url(), why.problem());
    return new Unsent(new Loaded.Refused(why));
  }

  private static Optional<Problem> wrong(Answer answer) {
    if (answer.response().headers().byteCount() > MAX_FIELD_BYTES) {
      return Optional.of(Problem.ANSWER_MALFORMED);
    }
    return answer.isPacked() ? Optional.of(Problem.ANSWER_PACKED) : Optional.empty();
  }

  private Response execute(Request leaving) throws IOException {
    Call made = net.call(leaving);
    call = made;
    if (cancelled) {
      throw new IOException("cancelled");
    }
    return made.execute();
  }

  private BrowserException stopped() {
    HttpUrl url = HttpUrl.parse(request.url());
    return new BrowserException(Refusal.of(Problem.STOPPED, url == null ? "?" : url.host()));
  }

  @Override
  public void cancel() {
    if (!downloading) {
      end();
    }
  }

  /** Ends it, a download too. */
  void end() {
    cancelled = true;
    stop();
    net.wake();
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  /** What arrives from now on is a file; it goes on although the page has its answer. */
  void becomeDownload() {
    downloading = true;
  }

  @Override
  public Answer ask(Hop hop) throws ContainerException, BrowserException {
    net.requireOpen();
    Sent sent = judge(hop.url()) instanceof Judge.Go ? send(hop) : new Unsent(blocked(hop));
    if (sent instanceof Arrived arrived) {
      return arrived.answer();
    }
    throw new BrowserException(
        ((Unsent) sent).instead() instanceof Loaded.Refused refused
            ? refused.why()
            : Refusal.of(Problem.SITE_BLOCKED, hop.url().host()));
  }

  private static Loaded blocked(Hop hop) {
    return new Loaded.Refused(Refusal.of(Problem.SITE_BLOCKED, hop.url().host()));
  }

  @Override
  public InputStream body(Answer answer, Hop hop) {
    return delivery.bounded(answer, hop, asFile());
  }

  @Override
  public void pause(long millis) {
    net.pauses().waitFor(millis);
  }

  @Override
  public void stop() {
    @Nullable Call running = call;
    if (running != null) {
      running.cancel();
    }
  }

  @Override
  public void read() {
    net.leave(this);
  }

  /** For a body that is a file: its end is not the end of the load. */
  PageBody.Owner asFile() {
    return new PageBody.Owner() {
      @Override
      public boolean isCancelled() {
        return cancelled;
      }

      @Override
      public void read() {}
    };
  }
}
