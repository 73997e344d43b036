package dev.cordon.core.net;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What ties connections to the container: they are made while it is open and end when it is not.
 *
 * <p>Each time the container is open is a <em>stretch</em> with a number of its own, so that what
 * began before a lock does not go on after the next unlock. Safe for many threads.
 */
final class Lifeline {
  private final Container work;
  private final AtomicLong stretch = new AtomicLong();
  // Guarded by itself. Weak: a socket that nobody can use any more needs no closing.
  private final Set<Socket> held = Collections.newSetFromMap(new WeakHashMap<>());

  private final List<Runnable> onCut = new CopyOnWriteArrayList<>();

  private Lifeline(Container work) {
    this.work = work;
  }

  /** Ties to {@code work} for as long as it lives. */
  static Lifeline of(Container work) {
    Lifeline lifeline = new Lifeline(work);
    work.onStateChange(lifeline::follow);
    return lifeline;
  }

  private void follow(ContainerState state) {
    if (state instanceof ContainerState.Open) {
      return;
    }
    stretch.incrementAndGet();
    cutSockets();
    onCut.forEach(Runnable::run);
  }

  /** Has {@code cut} run too when the container stops being open. */
  void onCut(Runnable cut) {
    onCut.add(cut);
  }

  /** The number of this stretch, to be given to {@link #require} later. */
  long enter() throws ContainerClosedException {
    long entered = stretch.get();
    requireOpen();
    return entered;
  }

  /** Refuses if the container is not open, or was closed since {@code entered}. */
  void require(long entered) throws ContainerClosedException {
    requireOpen();
    if (stretch.get() != entered) {
      throw new ContainerClosedException(Reason.of(Reason.Code.CONTAINER_LOCKED));
    }
  }

  /** Has {@code socket} closed when the container stops being open. */
  <S extends Socket> S hold(S socket) throws IOException {
    synchronized (held) {
      held.removeIf(Socket::isClosed);
      held.add(socket);
    }
    try {
      // After adding: a lock from now on finds it on the list, a lock before shows here.
      requireOpen();
    } catch (ContainerClosedException e) {
      socket.close();
      throw e;
    }
    return socket;
  }

  /** Closes every socket that is held. */
  void cutSockets() {
    List<Socket> sockets;
    synchronized (held) {
      sockets = new ArrayList<>(held);
      held.clear();
    }
    sockets.forEach(Lifeline::sever);
  }

  /**
   * Closing a TLS socket says farewell, which waits behind a write that a hostile server lets hang.
   * With TCP shut down first there is nothing to wait for.
   */
  private static void sever(Socket socket) {
    attempt(socket::shutdownOutput);
    attempt(socket::shutdownInput);
    attempt(socket::close);
  }

  private interface Ending {
    void run() throws IOException;
  }

  private static void attempt(Ending ending) {
    try {
      ending.run();
    } catch (IOException | UnsupportedOperationException e) {
      // Not connected, or ended already: it is of no further use either way.
    }
  }

  /** What {@code failure} means: while the container is closed, that it is closed. */
  ContainerException explain(IOException failure) {
    try {
      requireOpen();
      return Diagnosis.of(failure);
    } catch (ContainerClosedException closed) {
      return closed;
    }
  }

  /** As {@link #explain(IOException)}, for what began in the stretch {@code entered}. */
  ContainerException explain(long entered, IOException failure) {
    try {
      require(entered);
      return Diagnosis.of(failure);
    } catch (ContainerClosedException closed) {
      return closed;
    }
  }

  private void requireOpen() throws ContainerClosedException {
    ContainerState state = work.state();
    if (!(state instanceof ContainerState.Open)) {
      throw new ContainerClosedException(why(state));
    }
  }

  private static Reason why(ContainerState state) {
    if (state instanceof ContainerState.Blocked blocked) {
      return blocked.reasons().get(0);
    }
    if (state instanceof ContainerState.Wiping || state instanceof ContainerState.Wiped) {
      return Reason.of(Reason.Code.CONTAINER_WIPED);
    }
    return Reason.of(
        state instanceof ContainerState.New
            ? Reason.Code.CONTAINER_NEW
            : Reason.Code.CONTAINER_LOCKED);
  }
}
