package dev.cordon.core.net;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownServiceException;
import java.security.GeneralSecurityException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * The HTTP client for the organisation's own MAM server, and for nothing else (requirement I1).
 *
 * <p>It lives while the container is locked: policy, commands and receipts use it. The server's
 * certificate is self-signed, so a pin from the invitation stands for a chain. Checked in every
 * full handshake: the server's own certificate holds exactly the pinned SubjectPublicKeyInfo (RFC
 * 7469, section 2.4); today lies within its dates; its subject alternative names cover the host of
 * the configured URI; TLS is 1.2 or newer. Not checked: issuer, chain, key usage, revocation.
 *
 * <p>Any URL with another scheme, host or port is refused, and redirects are not followed. Errors
 * are {@link UntrustedServerException} and {@link UnreachableServerException}. Timeouts suit short
 * calls; for server-sent events derive a client with a read timeout of 0. Safe for many threads.
 */
public final class ControlHttp implements Closeable {
  private final OkHttpClient client;
  private volatile boolean closed;

  private ControlHttp(HttpUrl server, String pin) throws GeneralSecurityException {
    TlsTerms terms = TlsTerms.of(new PinnedTrust(server.host(), pin));
    this.client =
        SecureHttp.bare()
            .followRedirects(false)
            .proxy(Proxy.NO_PROXY)
            .socketFactory(new PromptSockets())
            .sslSocketFactory(new FreshTls(terms), new UnaskedTrust())
            .addInterceptor(chain -> aroundCall(chain, server))
            .build();
  }

  /**
   * A client for {@code server}.
   *
   * @param server an https URI; its path is not looked at
   * @param pin {@code sha256/} and the Base64 of the SHA-256 of the server's SubjectPublicKeyInfo
   * @throws ContainerException with {@code INVITATION_MALFORMED} if either is not such
   */
  public static ControlHttp pinned(URI server, String pin) throws ContainerException {
    HttpUrl url = HttpUrl.get(server);
    try {
      if (url == null || !url.isHttps()) {
        throw new IllegalArgumentException("not an https address");
      }
      return new ControlHttp(url, pin);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new ContainerException(Reason.of(Reason.Code.INVITATION_MALFORMED), e);
    }
  }

  /** The client; the same at every call. */
  public OkHttpClient client() {
    return client;
  }

  /** Ends running calls and refuses later ones. */
  @Override
  public void close() {
    closed = true;
    SecureHttp.end(client);
    client.dispatcher().executorService().shutdown();
  }

  private Response aroundCall(Interceptor.Chain chain, HttpUrl server) throws IOException {
    HttpUrl url = chain.request().url();
    if (!url.isHttps() || !url.host().equals(server.host()) || url.port() != server.port()) {
      throw new UntrustedServerException(
          Reason.Code.SERVER_NOT_TRUSTED,
          new UnknownServiceException("only " + server.host() + ":" + server.port()));
    }
    if (closed) {
      throw new UnreachableServerException(new IOException("this client was closed"));
    }
    try {
      Response response = chain.proceed(chain.request());
      GuardedBody body = new GuardedBody(response.body(), typed(chain.call()));
      return response.newBuilder().body(body).build();
    } catch (IOException e) {
      throw explain(chain.call(), e);
    }
  }

  private static GuardedBody.Guard typed(Call call) {
    return new GuardedBody.Guard() {
      @Override
      public void before() {}

      @Override
      public IOException explain(IOException failure) {
        return ControlHttp.explain(call, failure);
      }
    };
  }

  private static IOException explain(Call call, IOException failure) {
    IOException typed = Diagnosis.of(failure);
    return typed instanceof UnreachableServerException && call.isCanceled() ? failure : typed;
  }
}
