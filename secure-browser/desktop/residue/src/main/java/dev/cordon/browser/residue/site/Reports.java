package dev.cordon.browser.residue.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What the pages said about themselves, last word first. Safe for many threads. */
public final class Reports {
  /* Guarded by this: last. */
  private final List<Consumer<Report>> listeners = new CopyOnWriteArrayList<>();
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

  /** Has {@code listener} told of each, before its page goes on. */
  public void onReport(Consumer<Report> listener) {
    listeners.add(listener);
  }

  void add(Report report) {
    listeners.forEach(listener -> listener.accept(report));
    keep(report);
  }

  private synchronized void keep(Report report) {
    last.put(report.name(), report);
    notifyAll();
  }
}
