package dev.cordon.browser.residue.bench;

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

  /** The middle: one disturbed round changes nothing. */
  static double median(List<Double> samples) {
    return samples.stream().sorted().skip(samples.size() / 2).findFirst().orElse(Double.NaN);
  }

  private static void print(String format, Object... values) {
    System.out.println("FIGURE " + String.format(Locale.ROOT, format, values));
  }
}
