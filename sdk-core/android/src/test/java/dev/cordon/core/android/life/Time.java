package dev.cordon.core.android.life;

import dev.cordon.core.lock.Later;
import java.util.ArrayList;
import java.util.List;

/** A clock to turn and a worker that runs what is due; frozen, it runs nothing. */
final class Time implements Later {
  private record Due(long atMillis, Runnable task) {}

  private final List<Due> waiting = new ArrayList<>();
  private long nowMillis;
  private boolean frozen;

  long now() {
    return nowMillis;
  }

  @Override
  public void after(long millis, Runnable task) {
    waiting.add(new Due(nowMillis + millis, task));
  }

  void freeze() {
    frozen = true;
  }

  void thaw() {
    frozen = false;
    run();
  }

  /** Time passes second by second, so that what is due in between runs in between. */
  void pass(int seconds) {
    for (int second = 0; second < seconds; second++) {
      nowMillis += 1_000;
      run();
    }
  }

  void run() {
    for (Due due : List.copyOf(waiting)) {
      if (!frozen && due.atMillis <= nowMillis) {
        waiting.remove(due);
        due.task.run();
      }
    }
  }
}
