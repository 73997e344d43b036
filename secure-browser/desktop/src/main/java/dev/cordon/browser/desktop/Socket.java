package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.Bounds;
import dev.cordon.browser.channel.ChannelException;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.socket.PageSocket;
import dev.cordon.browser.socket.SocketEnd;
import dev.cordon.browser.socket.SocketEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import okio.ByteString;

/** One WebSocket between a page and its server: what the server says is told to the engine. */
final class Socket implements SocketEvents {
  // RFC 6455, section 7.4.1.
  private static final int TOO_BIG = 1009;
  private static final int ABNORMAL = 1006;

  private final long id;
  private final Mouth mouth;
  private final Credit credit;
  private final Runnable gone;
  private Optional<PageSocket> open = Optional.empty(); // guarded by this
  private boolean ended; // guarded by this

  Socket(long id, Mouth mouth, Duration patience, Runnable gone) {
    this.id = id;
    this.mouth = mouth;
    this.credit = new Credit(Bounds.DOWN_WINDOW_BYTES, patience);
    this.gone = gone;
  }

  Credit credit() {
    return credit;
  }

  /** The session's end of it is there. */
  void opened(PageSocket socket) {
    boolean late;
    synchronized (this) {
      open = Optional.of(socket);
      late = ended;
    }
    if (late) {
      socket.close(1000, "");
    }
  }

  synchronized Optional<PageSocket> open() {
    return open;
  }

  /** Ends it without a word to the engine. */
  void end() {
    synchronized (this) {
      ended = true;
    }
    credit.close();
    open().ifPresent(socket -> socket.close(1001, ""));
  }

  @Override
  public void opened(String protocol) {
    say(new ToEngine.SocketOpened(id, protocol));
  }

  @Override
  public void text(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    receive(text.length() <= Bounds.TEXT_CHARS, bytes, new ToEngine.ReceivedText(id, text));
  }

  @Override
  public void binary(ByteString bytes) {
    receive(
        bytes.size() <= Bounds.PART_BYTES,
        bytes.size(),
        new ToEngine.ReceivedBinary(id, bytes.asByteBuffer()));
  }

  private void receive(boolean fits, int bytes, ToEngine message) {
    if (!fits) {
      open().ifPresent(socket -> socket.close(TOO_BIG, ""));
    } else if (credit.take(bytes)) {
      say(message);
    } else {
      open().ifPresent(socket -> socket.close(ABNORMAL, ""));
    }
  }

  @Override
  public void ended(SocketEnd end) {
    credit.close();
    say(
        end instanceof SocketEnd.Closed closed
            ? new ToEngine.SocketClosed(id, closed.code(), closed.reason())
            : new ToEngine.SocketClosed(id, ABNORMAL, ""));
    gone.run();
  }

  private void say(ToEngine word) {
    try {
      mouth.say(word);
    } catch (ChannelException e) {
      end();
    }
  }
}
