package dev.cordon.storage.volume;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * What every change of a volume passes: many at once, or one commit alone; so a commit sees each
 * change whole or not at all. Knows as well whether the volume may be used.
 */
final class Gate {
  /** What is done inside. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /** What is done inside, without an answer. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile Optional<Problem> shut = Optional.empty();

  /** Does {@code work} beside others, never beside a commit. */
  <T> T shared(Work<T> work) throws IOException {
    return with(
        lock.readLock(),
        () -> {
          requireOpen();
          return work.run();
        });
  }

  /** As above. */
  void run(Step step) throws IOException {
    boolean unused =
        shared(
            () -> {
              step.run();
              return true;
            });
  }

  /** Does {@code work} while nobody changes anything, also in a volume that is shut. */
  <T> T alone(Work<T> work) throws IOException {
    return with(lock.writeLock(), work);
  }

  void requireOpen() throws StorageException {
    Optional<Problem> why = shut;
    if (why.isPresent()) {
      throw new StorageException(why.get(), "");
    }
  }

  boolean isOpen() {
    return !shut.isPresent();
  }

  /** Refuses everything from now on; a reason that was given before stays, unless it is LOCKED. */
  void shut(Problem why) {
    shut = Optional.of(why);
  }

  private static <T> T with(Lock lock, Work<T> work) throws IOException {
    lock.lock();
    try {
      return work.run();
    } finally {
      lock.unlock();
    }
  }
}
