package dev.cordon.browser.residue.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the pages said about themselves, last word first. Safe for many threads. */
public final class Reports {
  // Guarded by this.
  private final Map<String, Report> last = new HashMap<>();

  /** Waits for the page's verdict, at most {@code seconds}. */
  public synchronized Optional<Report> await(String name, int seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      if (last.containsKey(name)) {
        return Optional.ofNullable(last.get(name));
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return Optional.empty();
  }

  /** All there are. */
  public synchronized List<Report> all() {
    return List.copyOf(last.values());
  }

  /** Forgets what {@code name} said. */
  public synchronized void forget(String name) {
    last.remove(name);
  }

  synchronized void add(Report report) {
    last.put(report.name(), report);
    notifyAll();
  }
}
