package dev.cordon.browser.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Ends this process when a page eats too much memory. What scripts keep lies outside of Java's
 * heap, where {@code -Xmx} does not count; on Linux the process reads how much it takes. Elsewhere
 * the app has to look.
 */
final class MemoryWatch {
  /** {@code -Dcordon.browser.mostMemoryMiB}. */
  private static final long MOST_MIB = Long.getLong("cordon.browser.mostMemoryMiB", 1500);

  private static final Path STATM = Path.of("/proc/self/statm");
  private static final long PAGE_BYTES = 4096;
  private static final long EVERY_MILLIS = 250;

  /** As the shell words "killed", so that nobody takes it for a quiet end. */
  static final int ENDED_FOR_MEMORY = 137;

  private MemoryWatch() {}

  static void start() {
    if (!Files.isReadable(STATM)) {
      return;
    }
    Thread thread = new Thread(MemoryWatch::watch, "memory");
    thread.setDaemon(true);
    thread.start();
  }

  private static void watch() {
    try {
      while (residentMiB() <= MOST_MIB) {
        TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
      }
      Runtime.getRuntime().halt(ENDED_FOR_MEMORY);
    } catch (IOException e) {
      // A sandbox may close this file later on: then the app has to look.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The second number: resident pages (proc(5)). */
  private static long residentMiB() throws IOException {
    String[] numbers = Files.readString(STATM).split(" ", -1);
    return (Long.parseLong(numbers[1]) * PAGE_BYTES) >> 20;
  }
}
