package dev.cordon.browser.socket;

import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.policy.protocol.text.Explained;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import okio.Utf8;
import org.jspecify.annotations.Nullable;

/** A WebSocket by OkHttp, with bounds, one typed end, and nothing after it. */
final class WireSocket extends WebSocketListener implements PageSocket {
  private static final int NORMAL = 1000;
  private static final int ABSENT = 1005; // never sent (RFC 6455, section 7.4.1)
  private static final int MAX_REASON_BYTES = 123;

  private final String host;
  private final SocketEvents events;
  private final Sockets.Surroundings around;
  private final Runnable onEnd;
  private final MessageBound bound = new MessageBound();
  private @Nullable WebSocket wire; // guarded by this
  private boolean cut; // guarded by this
  private boolean ended; // guarded by this
  private volatile boolean opened;

  WireSocket(String host, SocketEvents events, Sockets.Surroundings around, Runnable onEnd) {
    this.host = host;
    this.events = events;
    this.around = around;
    this.onEnd = onEnd;
  }

  void connect(OkHttpClient http, Request request) {
    Request bounded = request.newBuilder().tag(MessageBound.class, bound).build();
    WebSocket made = http.newWebSocket(bounded, this);
    boolean late;
    synchronized (this) {
      wire = made;
      late = cut;
    }
    if (late) {
      made.cancel();
    }
  }

  /** Ends it at once. */
  void cut() {
    @Nullable WebSocket connected;
    synchronized (this) {
      cut = true;
      connected = wire;
    }
    if (connected != null) {
      connected.cancel();
    }
  }

  @Override
  public boolean send(String text) {
    return allows(Utf8.size(text)) && wire().map(open -> open.send(text)).orElse(false);
  }

  @Override
  public boolean send(ByteString bytes) {
    return allows(bytes.size()) && wire().map(open -> open.send(bytes)).orElse(false);
  }

  private boolean allows(long bytes) {
    if (bytes <= MAX_MESSAGE_BYTES) {
      return true;
    }
    end(new SocketEnd.Failed(tooLong()));
    cut();
    return false;
  }

  @Override
  public long queuedBytes() {
    return wire().map(WebSocket::queueSize).orElse(0L);
  }

  @Override
  public void close(int code, String reason) {
    boolean usable = code == NORMAL || (code >= 3000 && code <= 4999);
    boolean fits = reason.getBytes(StandardCharsets.UTF_8).length <= MAX_REASON_BYTES;
    wire().ifPresent(open -> open.close(usable ? code : NORMAL, fits ? reason : ""));
  }

  private synchronized Optional<WebSocket> wire() {
    return Optional.ofNullable(wire);
  }

  @Override
  public void onOpen(WebSocket socket, Response response) {
    opened = true;
    around.opened(response);
    String protocol = response.header("Sec-WebSocket-Protocol", "");
    tell(() -> events.opened(protocol == null ? "" : protocol));
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    tell(() -> events.text(text));
    bound.messageEnded();
  }

  @Override
  public void onMessage(WebSocket socket, ByteString bytes) {
    tell(() -> events.binary(bytes));
    bound.messageEnded();
  }

  @Override
  public void onClosing(WebSocket socket, int code, String reason) {
    socket.close(code == ABSENT ? NORMAL : code, null);
  }

  @Override
  public void onClosed(WebSocket socket, int code, String reason) {
    end(new SocketEnd.Closed(code, reason));
  }

  @Override
  public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
    end(new SocketEnd.Failed(why(failure, response != null)));
  }

  private Explained why(Throwable failure, boolean answered) {
    Optional<Explained> known = around.explain(failure);
    if (known.isPresent()) {
      return known.get();
    }
    if (failure instanceof MessageBound.TooLong) {
      return tooLong();
    }
    boolean refused = answered && failure instanceof IOException && !opened;
    return Refusal.of(refused ? Problem.SOCKET_REFUSED : Problem.SOCKET_BROKEN, host);
  }

  private Refusal tooLong() {
    return Refusal.of(
        Problem.SOCKET_MESSAGE_TOO_LARGE, host, String.valueOf(MAX_MESSAGE_BYTES >> 20));
  }

  private void tell(Runnable event) {
    boolean over;
    synchronized (this) {
      over = ended;
    }
    if (!over && around.mayTell()) {
      event.run();
    }
  }

  private void end(SocketEnd end) {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
    }
    onEnd.run();
    events.ended(end);
  }
}
