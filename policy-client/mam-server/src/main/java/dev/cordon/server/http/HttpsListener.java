package dev.cordon.server.http;

import java.security.KeyStore;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Listens for HTTP/2 and HTTP/1.1 over TLS 1.2 and 1.3, by the JDK's TLS. */
public final class HttpsListener implements AutoCloseable {
  private static final int THREADS = 64;
  private static final int IDLE_MILLIS = 90_000;
  private static final int MOST_CONNECTIONS = 20_000;

  private final Server server;
  private final ListeningSocket socket;
  private final ServerConnector connector;
  private final SslContextFactory.Server tls;
  private final Patience patience;

  /**
   * Prepares a listener; nobody is answered before {@link #start}.
   *
   * @param keys the TLS key and certificate, under {@code password}
   * @param socket taken before; closed with this
   */
  public HttpsListener(KeyStore keys, String password, ListeningSocket socket, Patience patience) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("https");
    this.server = new Server(threads);
    this.socket = socket;
    this.tls = tls(keys, password);
    this.patience = patience;
    this.connector = connector(server, tls);
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.addBean(new SlowConnections(connector.getScheduler(), patience.firstRequest()));
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
    server.setErrorHandler(new ProblemErrors());
    server.setStopTimeout(patience.stop().toMillis());
  }

  /** Begins to answer. */
  public void start(Routes routes, Traffic traffic) throws ListenException {
    try {
      connector.open(socket.channel());
      server.setHandler(
          new GracefulHandler(new WatchedHandler(routes.handler(patience.body()), traffic)));
      server.start();
    } catch (Exception e) {
      close();
      throw new ListenException(e);
    }
  }

  /** Shows another certificate to those who connect from now on. */
  public void renew(KeyStore keys, String password) throws ListenException {
    try {
      tls.reload(
          factory -> {
            factory.setKeyStore(keys);
            factory.setKeyStorePassword(password);
          });
    } catch (Exception e) {
      throw new ListenException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      Incidents.report(e);
    }
  }

  private static SslContextFactory.Server tls(KeyStore keys, String password) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(keys);
    tls.setKeyStorePassword(password);
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    return tls;
  }

  private static ServerConnector connector(Server server, SslContextFactory.Server tls) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    // Clients know the server by its key, under whatever name or address they reach it.
    http.addCustomizer(new SecureRequestCustomizer(false));
    HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(http);
    http2.setStreamIdleTimeout(IDLE_MILLIS);
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol("http/1.1");
    return new ServerConnector(
        server,
        new SslConnectionFactory(tls, alpn.getProtocol()),
        alpn,
        http2,
        new HttpConnectionFactory(http));
  }
}
