package dev.cordon.storage.nio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the script that reads containers without our code. */
final class Stranger {
  private static final String SCRIPT = "src/test/python/read_container.py";

  private Stranger() {}

  /**
   * What the script said.
   *
   * @param refusal its last words if it refused, else empty
   */
  record Answer(List<String> lines, String refusal) {}

  /** Whether this machine has a Python that can run it. */
  static boolean isThere() throws IOException {
    return python().isPresent();
  }

  /** Has it read the container in {@code directory}. */
  static Answer reads(Path directory, String passcode, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(directory.toString()));
    arguments.addAll(List.of(options));
    Path out = directory.resolveSibling("out");
    Path refusal = directory.resolveSibling("refusal");
    Process process =
        script(python().orElseThrow(), arguments)
            .redirectOutput(out.toFile())
            .redirectError(refusal.toFile())
            .start();
    process.getOutputStream().write((passcode + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    process.waitFor();
    String said = new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1);
    List<String> lines = said.isEmpty() ? List.of() : said.lines().toList();
    return new Answer(lines, Files.readString(refusal).trim());
  }

  /** Those of a virtual environment or the system's, whichever has the packages. */
  private static Optional<String> python() throws IOException {
    for (String python : List.of("python3", "/usr/bin/python3", "python")) {
      if (understands(python)) {
        return Optional.of(python);
      }
    }
    return Optional.empty();
  }

  private static boolean understands(String python) throws IOException {
    try {
      Process process = script(python, List.of("--help")).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException none) {
      return false; // no such program
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static ProcessBuilder script(String python, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(python, SCRIPT));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return builder;
  }
}
