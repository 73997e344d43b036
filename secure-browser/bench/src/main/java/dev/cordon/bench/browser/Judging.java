package dev.cordon.bench.browser;

import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import okhttp3.HttpUrl;

/** The processor time of one look-up: other programs take the clock's. */
final class Judging {
  private static final int WARM_UPS = 5;
  private static final int ROUNDS = 11;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private int blocked; // so that no look-up can be left out

  /** The median of some rounds over all {@code asked}, in nanoseconds for each. */
  double nanos(List<HttpUrl> asked, Function<HttpUrl, Verdict> judge) {
    List<Double> rounds = new ArrayList<>();
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      long begun = processorNanos();
      for (HttpUrl url : asked) {
        blocked += judge.apply(url) == Verdict.BLOCKED ? 1 : 0;
      }
      double nanos = (processorNanos() - begun) / (double) asked.size();
      if (round >= 0) {
        rounds.add(nanos);
      }
    }
    Collections.sort(rounds);
    return rounds.get(ROUNDS / 2);
  }

  /** Of this thread so far. */
  long processorNanos() {
    return threads.getCurrentThreadCpuTime();
  }

  int blocked() {
    return blocked;
  }
}
