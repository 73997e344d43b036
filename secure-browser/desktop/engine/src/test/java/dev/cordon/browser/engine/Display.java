package dev.cordon.browser.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A virtual display for this JVM's tests: Xvfb, on a number that is free. */
final class Display {
  private static @Nullable String name;

  private Display() {}

  /**
   * Its name, such as {@code :7}; without Xvfb, xdotool and xclip the test is skipped, or fails if
   * all is required.
   */
  static synchronized String name() {
    if (name == null) {
      boolean tools = runs("sh", "-c", "command -v xdotool && command -v xclip");
      name = tools ? start().orElse("") : "";
    }
    boolean there = !name.isEmpty();
    String missing = "no Xvfb, xdotool or xclip: the engine's window was not tested";
    if (System.getProperty("cordon.require", "").equals("all")) {
      Assertions.assertTrue(there, missing);
    }
    if (!there) {
      System.err.println("SKIPPED: " + missing);
    }
    Assumptions.assumeTrue(there, missing);
    return name;
  }

  private static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> start() {
    try {
      Process xvfb =
          new ProcessBuilder(
                  "Xvfb", "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(xvfb::destroy));
      String number =
          new BufferedReader(
                  new InputStreamReader(xvfb.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      return Optional.ofNullable(number).map(text -> ":" + text);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A picture of all of it. */
  static void picture(java.nio.file.Path file) {
    run("import", "-display", name(), "-window", "root", file.toString());
  }

  /** What lies on its clipboard and in its selection; nothing, if nobody owns them. */
  static String clipboard() {
    StringBuilder all = new StringBuilder();
    for (String selection : new String[] {"clipboard", "primary"}) {
      try {
        Process process =
            new ProcessBuilder("xclip", "-display", name(), "-o", "-selection", selection)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        all.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all.toString();
  }

  /** Runs a tool on it: keys and clicks come from xdotool. */
  static void run(String... command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("DISPLAY", name());
      Process process = builder.start();
      process.getInputStream().readAllBytes();
      Assertions.assertTrue(process.waitFor(30, TimeUnit.SECONDS), command[0] + " hung");
      Assertions.assertEquals(0, process.exitValue(), String.join(" ", command));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
