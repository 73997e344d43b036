package dev.cordon.bench.android;

import java.util.Arrays;
import java.util.Locale;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;

/** Starts an app many times, and each time the SDK is cold. */
public final class Main {
  private static final int STARTS = 81;
  private static final double TARGET_MILLIS = 10;

  private Main() {}

  /** Prints figures; ends with 1 if an app did not start. */
  public static void main(String[] arguments) throws Exception {
    System.getProperties().put(Startup.CLASSES, PhoneForm.classes());
    double first = start();
    double[] millis = new double[STARTS];
    double[] wallMillis = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      millis[i] = start();
      wallMillis[i] = told(Startup.WALL_MILLIS);
    }
    print("android_startup_main_thread_ms", millis);
    print("android_startup_main_thread_wall_ms", wallMillis);
    System.out.printf(
        Locale.ROOT, "FIGURE android_startup_with_a_cold_framework_ms %.2f ms%n", first);
    System.exit(0); // the framework's threads do not end by themselves
  }

  private static double start() {
    Result result = JUnitCore.runClasses(Startup.class);
    if (!result.wasSuccessful()) {
      result.getFailures().forEach(failure -> System.err.println(failure.getTrace()));
      System.exit(1);
    }
    return told(Startup.MILLIS);
  }

  private static double told(String figure) {
    return Double.parseDouble(System.getProperty(figure));
  }

  private static void print(String figure, double[] millis) {
    Arrays.sort(millis);
    double median = millis[millis.length / 2];
    System.out.printf(
        Locale.ROOT,
        "FIGURE %s %.2f ms target<=%.0f %s%n",
        figure,
        median,
        TARGET_MILLIS,
        median <= TARGET_MILLIS ? "met" : "short");
  }
}
