package dev.cordon.browser;

import dev.cordon.browser.cookie.Asking;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.browser.network.InternalAddressException;
import dev.cordon.browser.page.Destination;
import dev.cordon.browser.page.Origins;
import dev.cordon.browser.socket.PageSocket;
import dev.cordon.browser.socket.SocketEvents;
import dev.cordon.browser.socket.SocketRequest;
import dev.cordon.browser.socket.Sockets;
import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.text.Explained;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** Judges WebSockets as loads are judged, and opens them in the employee's name. */
final class SessionSockets {
  private static final int MAX_PROTOCOLS = 32;
  private static final Pattern PROTOCOL = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");

  private final Container work;
  private final SessionNet net;
  private final Sockets sockets;

  SessionSockets(Container work, SessionNet net, Executor threads) {
    this.work = work;
    this.net = net;
    this.sockets = new Sockets(net.http(), threads, new Around());
  }

  PageSocket open(SocketRequest request, SocketEvents events) {
    Judged judged = judge(request);
    return judged instanceof No no
        ? sockets.refused(no.why(), events)
        : sockets.open(((Yes) judged).request(), events);
  }

  void cut() {
    sockets.cutAll();
  }

  private sealed interface Judged {}

  private record Yes(Request request) implements Judged {}

  private record No(Refusal why) implements Judged {}

  private Judged judge(SocketRequest request) {
    Optional<HttpUrl> origin = net.memory().origins().read(request.origin());
    if (!origin.isPresent()) {
      return new No(Refusal.of(Problem.ORIGIN_UNKNOWN));
    }
    boolean named =
        request.protocols().size() <= MAX_PROTOCOLS
            && request.protocols().stream().allMatch(each -> PROTOCOL.matcher(each).matches());
    if (!named) {
      return new No(Refusal.of(Problem.REQUEST_FIELDS));
    }
    Judge.Judged judged = net.judge().judge(read(request.url()), Destination.FETCH);
    if (judged instanceof Judge.Stop stop) {
      return new No(
          stop.instead() instanceof Loaded.Refused refused
              ? refused.why()
              : Refusal.of(Problem.ADDRESS_UNREADABLE));
    }
    return new Yes(request(((Judge.Go) judged).url(), origin.get(), request));
  }

  /** RFC 6455, section 3: {@code ws} and {@code wss} are to them what http and https are. */
  private static @org.jspecify.annotations.Nullable HttpUrl read(String url) {
    boolean socket = url.regionMatches(true, 0, "ws:", 0, 3) || isSecure(url);
    return socket ? HttpUrl.parse("http" + url.substring(2)) : null;
  }

  private static boolean isSecure(String url) {
    return url.regionMatches(true, 0, "wss:", 0, 4);
  }

  private Request request(HttpUrl url, HttpUrl origin, SocketRequest asked) {
    Request.Builder request =
        new Request.Builder()
            .url(url)
            .header("Origin", Origins.of(origin))
            .tag(Origin.class, new Origin(origin, asked.tab()));
    if (!asked.protocols().isEmpty()) {
      request.header("Sec-WebSocket-Protocol", String.join(", ", asked.protocols()));
    }
    Asking asking = asking(url, origin, asked.tab());
    net.memory()
        .cookies()
        .header(url, asking)
        .ifPresent(cookies -> request.header("Cookie", cookies));
    if (asking.sameSite()) {
      net.memory()
          .signIns()
          .unasked(url)
          .ifPresent(known -> request.header("Authorization", known));
    }
    return request.build();
  }

  private Asking asking(HttpUrl url, HttpUrl origin, int tab) {
    Optional<HttpUrl> shown = net.memory().origins().shownIn(tab);
    boolean embedded = shown.filter(top -> !Asking.isSameSite(top, url)).isPresent();
    return new Asking(Asking.isSameSite(origin, url) && !embedded, false, true);
  }

  /** Whose socket it is, for the cookies of its answer. */
  private record Origin(HttpUrl url, int tab) {}

  private final class Around implements Sockets.Surroundings {
    @Override
    public void opened(Response response) {
      HttpUrl url = response.request().url();
      net.judge().recorder().loaded(url);
      Origin origin = response.request().tag(Origin.class);
      if (origin != null) {
        Asking asking = asking(url, origin.url(), origin.tab());
        net.memory().cookies().received(url, response.headers(), asking);
      }
    }

    @Override
    public boolean mayTell() {
      return net.memory().mayKeep();
    }

    @Override
    public Optional<Explained> explain(Throwable failure) {
      if (!(work.state() instanceof ContainerState.Open)) {
        return Optional.of(closed(failure));
      }
      if (failure instanceof IOException broken) {
        Optional<Refusal> internal = InternalAddressException.refusalIn(broken);
        if (internal.isPresent()) {
          return Optional.of(internal.get());
        }
      }
      return failure instanceof ContainerException typed ? Optional.of(typed) : Optional.empty();
    }

    private Explained closed(Throwable failure) {
      if (failure instanceof ContainerClosedException typed) {
        return typed;
      }
      List<Reason> reasons =
          work.state() instanceof ContainerState.Blocked blocked ? blocked.reasons() : List.of();
      return new ContainerClosedException(
          reasons.isEmpty() ? Reason.of(Reason.Code.CONTAINER_LOCKED) : reasons.get(0));
    }
  }
}
