package dev.cordon.server.http;

import dev.cordon.server.http.Traffic.Exchange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EventsHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Lets callers in that may ask now, and tells what each was answered. */
final class WatchedHandler extends EventsHandler {
  /** The attribute of a request that holds its route. */
  static final String ROUTE = "dev.cordon.route";

  private static final String TOLD = "dev.cordon.told";
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

  private final Traffic traffic;

  WatchedHandler(Handler inner, Traffic traffic) {
    super(inner);
    this.traffic = traffic;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<Duration> wait = traffic.ask(caller(request));
    if (wait.isEmpty()) {
      return super.handle(request, response, callback);
    }
    Refused refused = Refused.tooMany(wait.get());
    tell(request, refused.status());
    new Reply(request, response, callback).refuse(refused);
    return true;
  }

  @Override
  protected void onResponseBegin(Request request, int status, HttpFields headers) {
    tell(request, status);
  }

  @Override
  protected void onComplete(
      Request request, int status, HttpFields headers, @Nullable Throwable failure) {
    tell(request, failure == null ? status : 0); // the first word counts
  }

  private void tell(Request request, int status) {
    if (request.getAttribute(TOLD) != null) {
      return;
    }
    request.setAttribute(TOLD, true);
    Object route = request.getAttribute(ROUTE);
    traffic.answered(
        new Exchange(
            caller(request),
            METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER",
            route == null ? "none" : route.toString(),
            status,
            Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime())));
  }

  private static InetAddress caller(Request request) {
    SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
    return remote instanceof InetSocketAddress address && !address.isUnresolved()
        ? address.getAddress()
        : InetAddress.getLoopbackAddress();
  }
}
