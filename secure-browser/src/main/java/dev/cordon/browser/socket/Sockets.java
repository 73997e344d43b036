package dev.cordon.browser.socket;

import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.policy.protocol.text.Explained;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;

/** The WebSockets of one session. Safe for many threads. */
public final class Sockets {
  /** So many may be open at once. */
  public static final int MAX_SOCKETS = 64;

  private final OkHttpClient http;
  private final Executor threads;
  private final Surroundings around;
  private final Set<WireSocket> open = new HashSet<>(); // guarded by this

  /** None yet; connections are made by {@code http}, refusals told on {@code threads}. */
  public Sockets(OkHttpClient http, Executor threads, Surroundings around) {
    this.http = http.newBuilder().addInterceptor(MessageBound::around).build();
    this.threads = threads;
    this.around = around;
  }

  /** What a socket needs of its session. */
  public interface Surroundings {
    /** The server agreed. */
    void opened(Response response);

    /** Whether pages may still hear of anything but an end. */
    boolean mayTell();

    /** What {@code failure} is, if the session knows: a lock, a refusal. */
    Optional<Explained> explain(Throwable failure);
  }

  /** Opens one that was judged. */
  public PageSocket open(Request request, SocketEvents events) {
    // The reference to itself is what is taken off the list at its end.
    WireSocket[] self = new WireSocket[1];
    WireSocket socket = new WireSocket(request.url().host(), events, around, () -> ended(self[0]));
    self[0] = socket;
    synchronized (this) {
      if (open.size() >= MAX_SOCKETS) {
        return refused(Refusal.of(Problem.TOO_MANY_SOCKETS, String.valueOf(MAX_SOCKETS)), events);
      }
      open.add(socket);
    }
    socket.connect(http, request);
    return socket;
  }

  /** One that was refused. */
  public PageSocket refused(Explained why, SocketEvents events) {
    Runnable telling = () -> events.ended(new SocketEnd.Failed(why));
    try {
      threads.execute(telling);
    } catch (RejectedExecutionException e) {
      telling.run(); // the session ends; the end is told all the same
    }
    return new PageSocket() {
      @Override
      public boolean send(String text) {
        return false;
      }

      @Override
      public boolean send(ByteString bytes) {
        return false;
      }

      @Override
      public long queuedBytes() {
        return 0;
      }

      @Override
      public void close(int code, String reason) {}
    };
  }

  /** Ends all at once. */
  public void cutAll() {
    List<WireSocket> sockets;
    synchronized (this) {
      sockets = new ArrayList<>(open);
    }
    sockets.forEach(WireSocket::cut);
  }

  private synchronized void ended(WireSocket socket) {
    open.remove(socket);
  }
}
