package dev.cordon.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The server that people run, in a process of its own. */
final class ServerJar implements AutoCloseable {
  private static final String PASSWORD = "one-time-password=";

  private final Process process;
  final URI uri;
  final String pin;

  /** Of the organisation's first administrator; empty where the organisation was there before. */
  final Optional<String> firstPassword;

  private ServerJar(Process process, URI uri, String pin, Optional<String> firstPassword) {
    this.process = process;
    this.uri = uri;
    this.pin = pin;
    this.firstPassword = firstPassword;
  }

  /** Starts {@code jar} on the directory {@code data}; returns once it says that it is ready. */
  static ServerJar start(Path jar, Path data) throws IOException {
    // A heap that gives back what it does not need, so that the process's size tells something.
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:MinHeapFreeRatio=5",
            "-XX:MaxHeapFreeRatio=10",
            "-jar",
            jar.toString(),
            "serve",
            "--port",
            "0",
            "--operation-port",
            "-1",
            "--device-rate", // all devices of the bench have one address, and one of them hurries
            "0",
            "--address-rate",
            "0",
            "--data",
            data.toString());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    Optional<String> password = Optional.empty();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(PASSWORD)) {
        password = Optional.of(line.substring(PASSWORD.length()));
      } else if (line.startsWith("READY ")) {
        List<String> words = List.of(line.split(" ", -1));
        String pin = words.get(2).substring("pin=".length());
        return new ServerJar(process, URI.create(words.get(1)), pin, password);
      }
    }
    throw new IOException("the server did not become ready");
  }

  /** Processor time that it has used. */
  Duration processorTime() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** What it holds of the machine's memory, after its garbage is gone. */
  long residentBytes() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    for (int i = 0; i < 2; i++) { // the second gives back what the first found free
      new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), "GC.run")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
    for (String line : Files.readAllLines(Path.of("/proc", process.pid() + "", "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    throw new IOException("no VmRSS");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
