package dev.cordon.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server in a process of its own, to be killed. */
final class ServerProcess {
  private final Process process;
  private final URI uri;
  private final String pin;
  private final URI pages;
  private final TestHttp http;
  private final Optional<String> firstPassword;

  private ServerProcess(Process process, String[] ready, Optional<String> firstPassword) {
    this.process = process;
    this.uri = URI.create(ready[1]);
    this.pin = ready[2].substring("pin=".length());
    this.pages = URI.create(ready[4].substring("operation=".length()));
    this.http = new TestHttp(uri, pin);
    this.firstPassword = firstPassword;
  }

  /** Starts one on {@code data} and waits until it answers. */
  static ServerProcess start(Path data, Optional<String> database) throws IOException {
    return start(data, database, Optional.empty());
  }

  /** The same with {@code options}, whose log goes to a file. */
  static ServerProcess start(
      Path data, Optional<String> database, Optional<Path> log, String... options)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.cordon.server.Main",
            "serve",
            "--port",
            "0",
            "--operation-port",
            "0",
            "--data",
            data.toString());
    database.ifPresent(url -> builder.environment().put("MAM_DATABASE", url));
    builder.command().addAll(List.of(options));
    builder.redirectError(
        log.map(Path::toFile)
            .map(ProcessBuilder.Redirect::to)
            .orElse(ProcessBuilder.Redirect.INHERIT));
    Process process = builder.start();
    List<String> said = new ArrayList<>();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("READY ")) {
        String[] words = line.split(" ", -1);
        return new ServerProcess(process, words, password(said));
      }
      said.add(line);
    }
    throw new AssertionError("it did not become ready");
  }

  private static Optional<String> password(List<String> lines) {
    String name = "one-time-password=";
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .findFirst();
  }

  TestHttp http() {
    return http;
  }

  String firstPassword() {
    return firstPassword.orElseThrow();
  }

  URI uri() {
    return uri;
  }

  String pin() {
    return pin;
  }

  URI pages() {
    return pages;
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** The exit code, once it has ended. */
  int exitCode(int withinSeconds) throws InterruptedException {
    if (!process.waitFor(withinSeconds, TimeUnit.SECONDS)) {
      process.toHandle().destroyForcibly();
      throw new AssertionError("it does not end");
    }
    return process.exitValue();
  }

  /** By its handle, without a word. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /** Copies the keys for a second server: all that it needs besides the database. */
  static void copyKeys(Path from, Path to, String... without) throws IOException {
    Path target = to.resolve("organisation");
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(from.resolve("organisation"))) {
      for (Path file : files.toList()) {
        if (Arrays.stream(without).anyMatch(file.getFileName().toString()::startsWith)) {
          continue;
        }
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }
}
