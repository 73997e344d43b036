package dev.cordon.browser.engine.net;

import dev.cordon.browser.channel.Bounds;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The WebSockets of all pages (RFC 6455). Safe for many threads. */
public final class Sockets {
  /** Broken off, or refused. */
  public static final int ABNORMAL = 1006;

  private final Parent parent;
  private final Numbers numbers;
  private final Executor thread;
  private final Map<Long, Socket> open = new ConcurrentHashMap<>();

  /**
   * @param thread in which listeners hear
   */
  public Sockets(Parent parent, Numbers numbers, Executor thread) {
    this.parent = parent;
    this.numbers = numbers;
    this.thread = thread;
  }

  public long open(int tab, String url, String origin, List<String> protocols, Listener listener) {
    long id = numbers.next();
    open.put(id, new Socket(id, parent, listener));
    parent.say(new FromEngine.OpenSocket(id, tab, url, origin, protocols));
    return id;
  }

  public void sendText(long id, String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (text.length() > Bounds.TEXT_CHARS) {
      tooLarge(id);
    } else {
      with(id, socket -> socket.send(new FromEngine.SendText(id, text), bytes));
    }
  }

  public void sendBinary(long id, ByteBuffer bytes) {
    if (bytes.remaining() > Bounds.PART_BYTES) {
      tooLarge(id);
    } else {
      with(id, socket -> socket.send(new FromEngine.SendBinary(id, bytes), bytes.remaining()));
    }
  }

  /** RFC 6455, 7.4.1: 1009, too big to process. */
  private void tooLarge(long id) {
    close(id, 1009, "");
  }

  public void close(long id, int code, String reason) {
    with(id, socket -> socket.send(new FromEngine.CloseSocket(id, code, reason), 0));
  }

  /** The page is gone: nothing is heard any more. */
  public void forget(long id) {
    Socket socket = open.remove(id);
    if (socket != null) {
      parent.say(new FromEngine.CloseSocket(id, 1001, ""));
    }
  }

  public void hear(ToEngine.SocketOpened opened) {
    tell(opened.id(), listener -> listener.opened(opened.protocol()));
  }

  public void hear(ToEngine.ReceivedText text) {
    int bytes = text.text().getBytes(StandardCharsets.UTF_8).length;
    tell(
        text.id(),
        listener -> {
          listener.text(text.text());
          parent.say(new FromEngine.Consumed(text.id(), bytes));
        });
  }

  public void hear(ToEngine.ReceivedBinary binary) {
    int bytes = binary.bytes().remaining();
    tell(
        binary.id(),
        listener -> {
          listener.binary(binary.bytes());
          parent.say(new FromEngine.Consumed(binary.id(), bytes));
        });
  }

  public void hear(ToEngine.SocketClosed closed) {
    tell(closed.id(), listener -> listener.closed(closed.code(), closed.reason()));
    open.remove(closed.id());
  }

  public void hear(ToEngine.Consumed consumed) {
    with(consumed.id(), socket -> socket.taken(consumed.bytes()));
    tell(consumed.id(), listener -> listener.sent(consumed.bytes()));
  }

  private void tell(long id, Consumer<Listener> words) {
    with(id, socket -> thread.execute(() -> words.accept(socket.listener)));
  }

  private void with(long id, Consumer<Socket> action) {
    Socket socket = open.get(id);
    if (socket != null) {
      action.accept(socket);
    }
  }

  /** Hears of one socket. */
  public interface Listener {
    void opened(String protocol);

    void text(String text);

    void binary(ByteBuffer bytes);

    void sent(int bytes);

    void closed(int code, String reason);
  }

  /** One socket: what it may not send yet waits here. */
  private static final class Socket {
    private final long id;
    private final Parent parent;
    private final Listener listener;
    private final OutQueue queue = new OutQueue();

    Socket(long id, Parent parent, Listener listener) {
      this.id = id;
      this.parent = parent;
      this.listener = listener;
    }

    void send(FromEngine words, int bytes) {
      queue.add(words, bytes).forEach(parent::say);
    }

    void taken(int bytes) {
      queue.taken(bytes).forEach(parent::say);
    }

    @Override
    public String toString() {
      return "Socket[" + id + "]";
    }
  }
}
