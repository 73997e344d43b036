package dev.cordon.storage;

import dev.cordon.core.Domain;
import dev.cordon.core.Registration;
import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The life of one stream: open, then ended once, by the program, by trouble or by the lock.
 *
 * <p>Its monitor is the stream's lock. The container calls {@link #lock} from another thread while
 * it holds locks of its own; so nothing here or in the streams calls the container while holding
 * this monitor, and a long write looks at {@link #requireOpen} between chunks.
 */
final class StreamGuard {
  /** Frees what the stream holds; called once, under the monitor. */
  @FunctionalInterface
  interface Release {
    void run();
  }

  private final String subject;
  private final Release release;
  private volatile boolean locked;
  private Optional<Problem> ended = Optional.empty(); // guarded by this
  private final AtomicReference<Registration> registration = new AtomicReference<>(() -> {});

  StreamGuard(String subject, Release release) {
    this.subject = subject;
    this.release = release;
  }

  /** Has the stream end when the domain locks. If that is now, the stream ends now. */
  void watch(Domain domain) throws IOException {
    try {
      registration.set(domain.closeOnLock(this::lock));
    } catch (IOException e) {
      end(Problem.LOCKED);
      throw e;
    }
  }

  /** Takes the stream off the container's list; never call it under the monitor. */
  void unwatch() {
    registration.getAndSet(() -> {}).close();
  }

  synchronized void requireOpen() throws StorageException {
    if (locked) {
      end(Problem.LOCKED);
    }
    if (ended.isPresent()) {
      throw new StorageException(ended.get(), subject);
    }
  }

  /** Why it ended; empty while it is open. */
  synchronized Optional<Problem> ended() {
    return ended;
  }

  /** Ends the stream, if it is open, and frees what it holds. */
  synchronized void end(Problem why) {
    if (!ended.isPresent()) {
      ended = Optional.of(why);
      release.run();
    }
  }

  private void lock() {
    locked = true; // seen between two chunks by a thread that holds the monitor
    end(Problem.LOCKED);
  }
}
