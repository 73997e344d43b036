package dev.cordon.browser;

import java.io.IOException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** What is seen on the connections themselves: who is there, and how much comes. */
final class Tally {
  private static final int MAX_HOSTS = 1000;

  private final Map<String, List<X509Certificate>> shown =
      new LinkedHashMap<>(16, 0.75f, true) { // guarded by itself
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<X509Certificate>> eldest) {
          return size() > MAX_HOSTS;
        }
      };

  /** How many bytes of one answer came, as they came; a tag of its request. */
  static final class Received {
    private volatile long bytes;

    long bytes() {
      return bytes;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads an answer
    private void add(long more) {
      bytes += Math.max(0, more);
    }
  }

  List<X509Certificate> of(String host) {
    synchronized (shown) {
      return shown.getOrDefault(host, List.of());
    }
  }

  void clear() {
    synchronized (shown) {
      shown.clear();
    }
  }

  /** The network interceptor. */
  Response watch(Interceptor.Chain chain) throws IOException {
    note(chain);
    Response response = chain.proceed(chain.request());
    @Nullable Received received = chain.request().tag(Received.class);
    return received == null
        ? response
        : response.newBuilder().body(new Counted(response.body(), received)).build();
  }

  private void note(Interceptor.Chain chain) throws IOException {
    if (chain.connection() == null || !(chain.connection().socket() instanceof SSLSocket tls)) {
      return;
    }
    List<X509Certificate> chainOfHost = new ArrayList<>();
    for (Certificate each : tls.getSession().getPeerCertificates()) {
      if (each instanceof X509Certificate certificate) {
        chainOfHost.add(certificate);
      }
    }
    synchronized (shown) {
      shown.put(chain.request().url().host(), List.copyOf(chainOfHost));
    }
  }

  private static final class Counted extends ResponseBody {
    private final ResponseBody body;
    private final BufferedSource source;

    Counted(ResponseBody body, Received received) {
      this.body = body;
      this.source =
          Okio.buffer(
              new ForwardingSource(body.source()) {
                @Override
                public long read(Buffer sink, long byteCount) throws IOException {
                  long read = super.read(sink, byteCount);
                  received.add(read);
                  return read;
                }
              });
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() {
      return body.contentLength();
    }

    @Override
    public BufferedSource source() {
      return source;
    }
  }
}
