package dev.cordon.storage.volume;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Does work with the thread's interrupt set aside. An interrupt closes the files below that the
 * thread uses: amid a commit those of everybody, who may be waiting for this very commit.
 */
final class Uninterrupted {
  private Uninterrupted() {}

  /** Does {@code work}, again if an interrupt came in between; the thread is told of it after. */
  static <T> T run(Gate.Work<T> work) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return work.run();
        } catch (IOException e) {
          if (!isInterrupt(e)) {
            throw e;
          }
          boolean unused = Thread.interrupted();
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean isInterrupt(IOException e) {
    return e instanceof ClosedByInterruptException
        || e.getCause() instanceof ClosedByInterruptException;
  }
}
