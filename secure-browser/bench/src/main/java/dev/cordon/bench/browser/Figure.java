package dev.cordon.bench.browser;

import java.util.Locale;

/** One line of what was measured. */
final class Figure {
  private Figure() {}

  /** A figure that must not be higher than {@code target}. */
  static void atMost(String name, double value, String unit, double target) {
    print("%s %.2f %s target<=%.1f %s", name, value, unit, target, met(value <= target));
  }

  /** A figure that nothing was promised about. */
  static void plain(String name, double value, String unit) {
    print("%s %.2f %s", name, value, unit);
  }

  private static String met(boolean met) {
    return met ? "met" : "short";
  }

  private static void print(String format, Object... values) {
    System.out.println("FIGURE " + String.format(Locale.ROOT, format, values));
  }
}
