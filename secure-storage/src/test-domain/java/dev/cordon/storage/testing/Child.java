package dev.cordon.storage.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Runs a program of the tests in a JVM of its own and kills it in mid-work. */
public final class Child {
  private Child() {}

  /**
   * Starts {@code program}, which acknowledges each piece of work by a line, kills it (SIGKILL)
   * somewhere within the piece of work after {@code lines} lines, and returns every line that it
   * completed.
   */
  public static List<String> killAfter(
      int lines, Random random, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    return killAfter(lines, random.nextInt(1_000_000), program, arguments);
  }

  /** The same at a moment that the caller chose; the program may have ended before. */
  public static List<String> killAfter(
      int lines, long laterNanos, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(program, arguments);
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = out.readLine()) != null) {
        acknowledged.add(line);
        if (acknowledged.size() == lines) {
          TimeUnit.NANOSECONDS.sleep(laterNanos);
          // By its handle: Process.destroyForcibly also throws away what was not read yet.
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
    // A line without its end may have been cut by the kill.
    return acknowledged.stream().filter(line -> line.endsWith(".")).toList();
  }

  private static Process start(Class<?> program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-Xmx128m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
