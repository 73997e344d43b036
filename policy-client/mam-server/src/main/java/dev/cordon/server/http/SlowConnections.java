package dev.cordon.server.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.NegotiatingServerConnection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which nobody has asked anything within the time for a first request: those
 * that drip a handshake or a head, byte by byte, would never be idle for long enough.
 */
final class SlowConnections implements Connection.Listener {
  private final Scheduler scheduler;
  private final Duration firstRequest;

  SlowConnections(Scheduler scheduler, Duration firstRequest) {
    this.scheduler = scheduler;
    this.firstRequest = firstRequest;
  }

  @Override
  public void onOpened(Connection connection) {
    if (!(connection instanceof SslConnection)) { // the one inside it tells of requests
      var unused =
          scheduler.schedule(
              () -> closeUnlessAsked(connection), firstRequest.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static void closeUnlessAsked(Connection connection) {
    boolean isCurrent = connection.getEndPoint().getConnection() == connection;
    boolean isInHandshake = connection instanceof NegotiatingServerConnection;
    if (isCurrent && (isInHandshake || connection.getMessagesIn() == 0)) {
      connection.getEndPoint().close();
    }
  }
}
