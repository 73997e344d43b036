package dev.cordon.core.net;

import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** A response body that ends with the container's being open, and throws typed errors only. */
final class GuardedBody extends ResponseBody {
  private final ResponseBody body;
  private final BufferedSource guarded;

  GuardedBody(ResponseBody body, Guard guard) {
    this.body = body;
    this.guarded =
        Okio.buffer(
            new ForwardingSource(body.source()) {
              @Override
              public long read(Buffer sink, long byteCount) throws IOException {
                try {
                  guard.before();
                  return super.read(sink, byteCount);
                } catch (IOException e) {
                  throw broken(guard.explain(e));
                }
              }

              @Override
              public void close() {
                try {
                  super.close();
                } catch (IOException e) {
                  // Whoever closes wants no more; a lock may have closed the socket before.
                }
              }
            });
  }

  /** What came of an answer before it broke off must not pass for the whole. */
  private static IOException broken(IOException explained) {
    if (explained instanceof UntrustedServerException) {
      return new UntrustedServerException(Reason.Code.SERVER_BROKE_TLS, explained);
    }
    return explained instanceof UnreachableServerException
        ? new UnreachableServerException(Reason.Code.SERVER_ANSWER_CUT_OFF, explained)
        : explained;
  }

  /** What stands beside each read. */
  interface Guard {
    /** Throws if nothing may be read any more. */
    void before() throws IOException;

    /** The error to throw instead of {@code failure}. */
    IOException explain(IOException failure);
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
    return guarded;
  }
}
