package dev.cordon.core.net;

import dev.cordon.core.Container;
import java.time.Duration;
import java.util.List;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.internal.tls.OkHostnameVerifier;

/**
 * The HTTP client for work traffic (requirements I1, B4).
 *
 * <p>TLS by Conscrypt, always; whom it trusts, and the least version, is asked of the policy at
 * every request and every connection. Hosts for which the policy names a gateway are reached
 * through it or not at all, all others directly: the phone's proxy is not asked. No cache, no
 * cookies. Redirects are followed, never to cleartext.
 *
 * <p>It dies on lock: when the container stops being open, running calls end, connections are
 * closed, what OkHttp keeps of them to use again is overwritten, and until it is open again every
 * call fails with {@link dev.cordon.core.error.ContainerClosedException} before a byte leaves. The
 * other errors are {@link UntrustedServerException} and {@link UnreachableServerException}, and
 * {@link ClientCertificateException} where a gateway waits for a certificate; a call that its
 * caller cancelled fails with OkHttp's own {@code IOException}.
 *
 * <p>Make one per container and share it: it stays registered with the container. What is derived
 * by {@code newBuilder()} keeps these promises unless it replaces the socket factories, the proxy
 * or its selector, or removes the interceptors; a host that has a gateway is then refused. Safe for
 * many threads.
 */
public final class SecureHttp {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

  private SecureHttp() {}

  /** A client that lives and dies with {@code work}, on a desktop JVM. */
  public static OkHttpClient in(Container work) {
    return in(work, SystemTrust.ofTheJdk());
  }

  /**
   * A client that lives and dies with {@code work}, with the platform's own {@code system} trust.
   */
  public static OkHttpClient in(Container work, SystemTrust system) {
    Lifeline lifeline = Lifeline.of(work);
    PolicyTls tls = PolicyTls.of(work, system, lifeline);
    OpenOnly guard = new OpenOnly(lifeline, tls);
    GatewayRoutes routes = new GatewayRoutes(tls);
    OkHttpClient client =
        bare()
            .proxySelector(routes)
            .dns(routes)
            .socketFactory(new GatewaySockets(lifeline, routes))
            .sslSocketFactory(new SecureSockets(lifeline, tls), new UnaskedTrust())
            .addInterceptor(guard::aroundCall)
            .addNetworkInterceptor(guard::atHop)
            .build();
    lifeline.onCut(
        () -> {
          end(client);
          SpentBuffers.overwrite();
        });
    return client;
  }

  /** What every client of the SDK has in common: nothing kept, nothing in clear. */
  static OkHttpClient.Builder bare() {
    return new OkHttpClient.Builder()
        .dispatcher(new Dispatcher())
        .connectionPool(new ConnectionPool())
        .connectionSpecs(List.of(ConnectionSpec.RESTRICTED_TLS))
        .cache(null)
        .cookieJar(CookieJar.NO_COOKIES)
        // Not OkHttp's own object: with that one it would send a second host's requests over the
        // first host's connection if the certificate names both, past the second host's pins.
        .hostnameVerifier((host, session) -> OkHostnameVerifier.INSTANCE.verify(host, session))
        .connectTimeout(CONNECT_TIMEOUT)
        .readTimeout(IDLE_TIMEOUT)
        .writeTimeout(IDLE_TIMEOUT);
  }

  static void end(OkHttpClient client) {
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
  }
}
