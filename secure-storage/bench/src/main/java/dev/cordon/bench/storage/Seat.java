package dev.cordon.bench.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where a contender's process is told what to do, and its times are noted. */
final class Seat implements AutoCloseable {
  /** One time that a load was done. */
  record Sample(long processorNanos, long wallNanos) {}

  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;
  private final Map<Load, List<Sample>> samples = new EnumMap<>(Load.class);

  private Seat(Process process) {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.questions = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
  }

  /** Starts the contender called {@code name} in a directory of its own in {@code directory}. */
  static Seat of(String name, Path directory) throws IOException {
    Path own = Files.createDirectory(directory.resolve(name));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:-UseDynamicNumberOfCompilerThreads",
                "-Djava.io.tmpdir=" + own,
                "-classpath",
                System.getProperty("java.class.path"),
                Player.class.getName(),
                name,
                own.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Seat seat = new Seat(process);
    String unused = seat.answer();
    return seat;
  }

  /** Has {@code load} done once. */
  void measure(Load load, boolean counts) throws IOException {
    questions.write(load.name() + "\n");
    questions.flush();
    String[] times = answer().split(" ", -1);
    Sample sample = new Sample(Long.parseLong(times[0]), Long.parseLong(times[1]));
    if (counts) {
      samples.computeIfAbsent(load, unused -> new ArrayList<>()).add(sample);
    }
  }

  double processorMillis(Load load) {
    return Medians.of(samples.getOrDefault(load, List.of()), Sample::processorNanos) / 1e6;
  }

  double wallMillis(Load load) {
    return Medians.of(samples.getOrDefault(load, List.of()), Sample::wallNanos) / 1e6;
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("a contender's process ended; see above");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    questions.close();
    try {
      int unused = process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
