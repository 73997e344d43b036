package dev.cordon.bench.storage;

import java.util.List;
import java.util.Locale;

/** The figures, one a line. */
record Report(Timings timings, List<Contender> contenders) {
  private static final String OURS = "cordon";
  private static final String PLAIN = "plain";
  private static final String PEER = "cryptofs";

  void print() {
    for (Load load : Load.values()) {
      for (Contender contender : contenders) {
        Timing time = timings.of(load, contender.name());
        print("%s_%s_cpu %.1f ms", load, contender.name(), time.processorMillis());
        print("%s_%s_wall %.1f ms", load, contender.name(), time.wallMillis());
      }
    }
    againstPlain(Load.SEQUENTIAL_WRITE, 1.5);
    againstPlain(Load.SEQUENTIAL_READ, 1.6);
    faster(Load.SEQUENTIAL_WRITE, 2.3);
    faster(Load.SEQUENTIAL_READ, 1.3);
    faster(Load.SMALL_WRITE, 4);
    faster(Load.SMALL_READ, 3);
    faster(Load.RANDOM_READ, 1.5);
    faster(Load.RANDOM_OVERWRITE, 2);
  }

  private void againstPlain(Load load, double target) {
    double ratio = millis(load, OURS) / millis(load, PLAIN);
    print("%s_against_plain %.2f x target<=%.1f %s", load, ratio, target, ratio <= target);
  }

  private void faster(Load load, double target) {
    double ratio = millis(load, PEER) / millis(load, OURS);
    print("%s_faster_than_cryptofs %.2f x target>=%.1f %s", load, ratio, target, ratio >= target);
  }

  private double millis(Load load, String contender) {
    return timings.of(load, contender).processorMillis();
  }

  private static void print(String format, Object... values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = word(values[i]);
    }
    System.out.println("FIGURE " + String.format(Locale.ROOT, format, values));
  }

  private static Object word(Object value) {
    if (value instanceof Load load) {
      return "storage_" + load.name().toLowerCase(Locale.ROOT);
    } else if (value instanceof Boolean met) {
      return met ? "met" : "short";
    }
    return value;
  }
}
