package dev.cordon.browser.desktop;

import dev.cordon.browser.BrowserSession;
import dev.cordon.browser.channel.Bounds;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.socket.PageSocket;
import dev.cordon.browser.socket.SocketRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import okio.ByteString;

/** The WebSockets of one window. Heard on one thread. */
final class Sockets {
  static final int MOST = 64;
  private static final int STEP_MILLIS = 20;

  private final BrowserSession session;
  private final Mouth mouth;
  private final Patience patience;
  private final Numbers numbers;
  private final Hands hands = new Hands("socket", MOST, MOST * 2);
  private final Map<Long, Socket> sockets = new ConcurrentHashMap<>();

  Sockets(BrowserSession session, Mouth mouth, Patience patience, Numbers numbers) {
    this.session = session;
    this.mouth = mouth;
    this.patience = patience;
    this.numbers = numbers;
  }

  void open(FromEngine.OpenSocket wish) throws Nonsense {
    numbers.use(wish.id());
    long id = wish.id();
    Socket socket = new Socket(id, mouth, patience.taking(), () -> sockets.remove(id));
    if (sockets.size() >= MOST) {
      refuse(id);
    } else if (sockets.putIfAbsent(id, socket) != null) {
      throw new Nonsense("a number of a socket that is open");
    } else if (!hands.take(() -> open(wish, socket))) {
      sockets.remove(id);
      refuse(id);
    }
  }

  private void open(FromEngine.OpenSocket wish, Socket socket) {
    SocketRequest request =
        new SocketRequest(wish.tab(), wish.url(), wish.origin(), wish.protocols());
    socket.opened(session.socket(request, socket));
  }

  private void refuse(long id) throws Nonsense {
    said(new ToEngine.SocketClosed(id, 1006, ""));
  }

  void send(FromEngine.SendText word) throws Nonsense {
    int bytes = word.text().getBytes(StandardCharsets.UTF_8).length;
    send(word.id(), bytes, socket -> socket.send(word.text()));
  }

  void send(FromEngine.SendBinary word) throws Nonsense {
    ByteString bytes = ByteString.of(word.bytes());
    send(word.id(), bytes.size(), socket -> socket.send(bytes));
  }

  private void send(long id, int bytes, Predicate<PageSocket> sending) throws Nonsense {
    Optional<PageSocket> open = find(id).flatMap(Socket::open);
    if (!open.isPresent()) {
      return; // it ended meanwhile
    }
    if (open.get().queuedBytes() > 4L * Bounds.TEXT_FRAME_BYTES) {
      throw new Nonsense("sent more on a socket than it may");
    }
    if (sending.test(open.get())) {
      acknowledge(id, bytes, open.get());
    }
  }

  /** At once if the server keeps up; else some thread waits until it does. */
  private void acknowledge(long id, int bytes, PageSocket socket) throws Nonsense {
    ToEngine word = new ToEngine.Consumed(id, bytes);
    if (socket.queuedBytes() <= Bounds.UP_WINDOW_BYTES) {
      said(word);
    } else if (!hands.take(() -> whenSent(socket, word))) {
      throw new Nonsense("sent more on sockets than it may");
    }
  }

  private void whenSent(PageSocket socket, ToEngine word) {
    try {
      long until = System.nanoTime() + patience.taking().toNanos();
      while (socket.queuedBytes() > Bounds.UP_WINDOW_BYTES && System.nanoTime() < until) {
        Thread.sleep(Duration.ofMillis(STEP_MILLIS).toMillis());
      }
      mouth.later(word);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void close(FromEngine.CloseSocket word) throws Nonsense {
    find(word.id())
        .flatMap(Socket::open)
        .ifPresent(socket -> socket.close(word.code(), word.reason()));
  }

  void consumed(FromEngine.Consumed word) throws Nonsense {
    Optional<Socket> socket = find(word.id());
    if (socket.isPresent()) {
      socket.get().credit().give(word.bytes());
    }
  }

  private Optional<Socket> find(long id) throws Nonsense {
    numbers.requireUsed(id);
    return Optional.ofNullable(sockets.get(id));
  }

  private void said(ToEngine word) throws Nonsense {
    if (!mouth.later(word)) {
      throw new Nonsense("asks and does not listen");
    }
  }

  void close() {
    sockets.values().forEach(Socket::end);
    hands.close();
  }
}
