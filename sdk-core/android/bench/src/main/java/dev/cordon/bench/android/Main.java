package dev.cordon.bench.android;

import java.util.Arrays;
import java.util.Locale;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;

/**
 * Starts an app many times. The first start is without the SDK and loads the framework, which every
 * app pays for; the second loads the SDK's classes, each rewritten by Robolectric on the way, which
 * no phone does; the others are what the SDK's own work costs.
 */
public final class Main {
  private static final int WARM_STARTS = 41;
  private static final double TARGET_MILLIS = 10;

  private Main() {}

  /** Prints figures; ends with 1 if an app did not start. */
  public static void main(String[] arguments) {
    start(false);
    double cold = start(true);
    double[] warm = new double[WARM_STARTS];
    for (int i = 0; i < WARM_STARTS; i++) {
      warm[i] = start(true);
    }
    Arrays.sort(warm);
    print("android_startup_main_thread_ms", warm[WARM_STARTS / 2]);
    System.out.printf(
        Locale.ROOT, "FIGURE android_startup_first_in_robolectric_ms %.2f ms%n", cold);
    System.exit(0); // the framework's threads do not end by themselves
  }

  private static double start(boolean guarded) {
    System.setProperty(Startup.GUARDED, Boolean.toString(guarded));
    Result result = JUnitCore.runClasses(Startup.class);
    if (!result.wasSuccessful()) {
      result.getFailures().forEach(failure -> System.err.println(failure.getTrace()));
      System.exit(1);
    }
    return Double.parseDouble(System.getProperty(Startup.MILLIS));
  }

  private static void print(String figure, double millis) {
    String verdict = millis <= TARGET_MILLIS ? "met" : "short";
    System.out.printf(
        Locale.ROOT, "FIGURE %s %.2f ms target<=%.0f %s%n", figure, millis, TARGET_MILLIS, verdict);
  }
}
