package dev.cordon.browser.socket;

import java.io.IOException;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Sink;
import okio.Socket;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what a server may send in one message: OkHttp itself would gather it without end. Counts
 * what arrives between two messages, so it needs to know nothing of frames. Compression is not
 * offered, and an answer that uses it all the same is refused: a small message could unpack into a
 * large one.
 */
final class MessageBound {
  /** For frames around the message and what OkHttp reads ahead of the next. */
  private static final long SLACK_BYTES = 256 * 1024;

  private static final String PROTOCOL = "Sec-WebSocket-Protocol";
  private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

  private long sinceMessage; // guarded by this

  /** A message has been read to its end. */
  synchronized void messageEnded() {
    sinceMessage = 0;
  }

  /** The interceptor that puts the bound that a request carries around its connection. */
  static Response around(Interceptor.Chain chain) throws IOException {
    Request plain = chain.request().newBuilder().removeHeader(EXTENSIONS).build();
    Response response = chain.proceed(plain);
    @Nullable Socket socket = response.socket();
    @Nullable MessageBound bound = plain.tag(MessageBound.class);
    if (socket == null || bound == null) {
      return response;
    }
    if (response.header(EXTENSIONS) != null || !isOffered(plain, response)) {
      socket.cancel();
      throw new IOException("an extension or a protocol that was not offered");
    }
    return response.newBuilder().socket(bound.counting(socket)).build();
  }

  /** RFC 6455, section 4.1: the server chooses among what was offered, or nothing. */
  private static boolean isOffered(Request request, Response response) {
    @Nullable String chosen = response.header(PROTOCOL);
    @Nullable String offered = request.header(PROTOCOL);
    return chosen == null || (offered != null && List.of(offered.split(", ", -1)).contains(chosen));
  }

  /** It was too long. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;

    TooLong() {
      super("a message beyond " + PageSocket.MAX_MESSAGE_BYTES + " bytes");
    }
  }

  private synchronized void arrived(long bytes) throws TooLong {
    sinceMessage += Math.max(0, bytes);
    if (sinceMessage > PageSocket.MAX_MESSAGE_BYTES + SLACK_BYTES) {
      throw new TooLong();
    }
  }

  private Socket counting(Socket socket) {
    Source counted =
        new ForwardingSource(socket.getSource()) {
          @Override
          public long read(Buffer sink, long byteCount) throws IOException {
            long read = super.read(sink, byteCount);
            arrived(read);
            return read;
          }
        };
    return new Socket() {
      @Override
      public Source getSource() {
        return counted;
      }

      @Override
      public Sink getSink() {
        return socket.getSink();
      }

      @Override
      public void cancel() {
        socket.cancel();
      }
    };
  }
}
