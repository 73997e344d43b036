package dev.cordon.core.desktop;

import dev.cordon.core.lock.Later;
import dev.cordon.testing.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A clock to turn, and a timer that stands still while the computer sleeps. */
final class PlayedTime implements Later {
  private record Due(long atMillis, Runnable task) {}

  private final FakeClock clock;
  private final List<Due> waiting = new ArrayList<>(); // guarded by this
  private long awakeMillis; // guarded by this

  PlayedTime(FakeClock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void after(long millis, Runnable task) {
    waiting.add(new Due(awakeMillis + millis, task));
  }

  /** Time passes second by second, so that what is due in between runs in between. */
  void pass(int seconds) {
    for (int second = 0; second < seconds; second++) {
      clock.pass(Duration.ofSeconds(1));
      advance(1_000);
    }
  }

  /** The computer sleeps; whether the system counts that is the clock's to say. */
  void sleep(Duration step) {
    clock.sleep(step);
  }

  /** Runs what is due by now. */
  void run() {
    advance(0);
  }

  private void advance(long millis) {
    List<Due> due;
    synchronized (this) {
      awakeMillis += millis;
      due = new ArrayList<>(waiting);
      due.removeIf(each -> each.atMillis > awakeMillis);
      waiting.removeAll(due);
    }
    due.forEach(each -> each.task.run());
  }

  synchronized int waiting() {
    return waiting.size();
  }
}
