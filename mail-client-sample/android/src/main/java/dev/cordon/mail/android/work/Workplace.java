package dev.cordon.mail.android.work;

import android.os.Handler;
import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.error.ContainerException;
import dev.cordon.mail.app.Connections;
import dev.cordon.mail.app.WorkMail;
import dev.cordon.policy.PolicyClient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The container and what lives with it. Safe for many threads; what opens or fetches something
 * takes its time and is for a worker, the rest never waits.
 */
public final class Workplace {
  private final Doors doors;
  private final Executor workers;
  private final Handler main;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Object opening = new Object(); // held while the container is opened
  private final OrganisationLine line;
  private volatile @Nullable Container container;
  private volatile @Nullable ContainerException trouble;
  private @Nullable Connections connections; // guarded by this
  private @Nullable WorkMail mail; // guarded by this

  /** Nothing is opened yet. */
  public Workplace(Doors doors, Executor workers, Handler main) {
    this.doors = doors;
    this.workers = workers;
    this.main = main;
    this.line = new OrganisationLine(workers);
  }

  /** Opens the container on a worker if it is not open yet; then tells the listeners. */
  public void open() {
    if (container == null) {
      workers.execute(this::openNow);
    }
  }

  /** The container, once it was opened. */
  public Optional<Container> container() {
    return Optional.ofNullable(container);
  }

  /** Why it could not be opened the last time. */
  public Optional<ContainerException> trouble() {
    return container == null ? Optional.ofNullable(trouble) : Optional.empty();
  }

  /** Forgets the trouble and tries again. */
  public void retry() {
    trouble = null;
    changed();
    open();
  }

  /** Calls {@code listener} on the main thread after every change of state. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Calls it no more. */
  public void unlisten(Runnable listener) {
    listeners.remove(listener);
  }

  /** The app came to the foreground: from now on the organisation is heard. */
  public void enterForeground() {
    line.enterForeground(container());
    open();
  }

  /** The app left the foreground. */
  public void leaveForeground() {
    line.leaveForeground();
  }

  /** The line to the organisation's server. */
  public PolicyClient organisation() {
    return line.of(opened());
  }

  /** Locks the work area at once. */
  public void lock() {
    container().ifPresent(open -> workers.execute(open::lock));
  }

  /**
   * The mail in the open container.
   *
   * @throws dev.cordon.core.error.ContainerClosedException if it is not open
   */
  public synchronized WorkMail mail() throws IOException {
    Container work = opened();
    if (connections == null) {
      connections = Connections.of(work, doors.systemTrust());
    }
    if (mail == null) {
      mail = WorkMail.open(work, doors.databases(), connections, doors.outlets(work));
    }
    return mail;
  }

  /** Gives the container back; for the end of the process and of tests. */
  public void close() {
    line.leaveForeground();
    container().ifPresent(Container::close);
  }

  private Container opened() {
    return container().orElseThrow(() -> new IllegalStateException("the container is not there"));
  }

  private void openNow() {
    synchronized (opening) {
      if (container != null) {
        return;
      }
      try {
        Container fresh = doors.openContainer();
        var unused = fresh.onStateChange(this::stateChanged);
        container = fresh;
        line.opened(fresh);
      } catch (ContainerException e) {
        trouble = e;
      }
    }
    changed();
  }

  private void stateChanged(ContainerState state) {
    if (!(state instanceof ContainerState.Open)) {
      // Not here: this may be the thread that holds the monitor and waits for the container.
      workers.execute(this::forgetMail);
    }
    changed();
  }

  private synchronized void forgetMail() {
    if (!(opened().state() instanceof ContainerState.Open)) {
      mail = null;
    }
  }

  private void changed() {
    main.post(() -> listeners.forEach(Runnable::run));
  }
}
