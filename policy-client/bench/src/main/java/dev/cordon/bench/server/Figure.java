package dev.cordon.bench.server;

import java.util.List;
import java.util.Locale;

/** One line of what was measured. */
final class Figure {
  private Figure() {}

  /** A figure that must not be higher than {@code target}. */
  static void atMost(String name, double value, String unit, double target) {
    String met = value <= target ? "met" : "short";
    print("%s %.2f %s target<=%.1f %s", name, value, unit, target, met);
  }

  /** A figure that nothing was promised about. */
  static void plain(String name, double value, String unit) {
    print("%s %.2f %s", name, value, unit);
  }

  /** The value that {@code percent} of {@code values} do not exceed. */
  static double percentile(List<Double> values, double percent) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(percent / 100 * sorted.size()) - 1);
  }

  private static void print(String format, Object... values) {
    System.out.println("FIGURE " + String.format(Locale.ROOT, format, values));
  }
}
