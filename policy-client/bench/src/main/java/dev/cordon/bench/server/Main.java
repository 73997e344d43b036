package dev.cordon.bench.server;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints what the server's jar costs and how fast it is. Its argument is the jar; others name the
 * parts to measure: {@code start}, {@code wipe}, {@code check-in}, {@code streams}.
 */
final class Main {
  private static final double MIB = 1024.0 * 1024;
  private static final List<String> ALL = List.of("start", "wipe", "check-in", "streams");
  private static final int STARTS = 7;

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Path jar = Path.of(arguments[0]);
    List<String> named = List.of(arguments).subList(1, arguments.length);
    List<String> parts = named.isEmpty() ? ALL : named;
    Path directory = Files.createTempDirectory("server-bench");
    Figure.atMost("server_jar", Files.size(jar) / MIB, "MiB", 40);
    if (parts.contains("start")) {
      measureStart(jar, directory);
    }
    try (ServerJar server = ServerJar.start(jar, directory.resolve("server"));
        Administrator administrator = Administrator.signIn(server)) {
      if (parts.contains("wipe")) {
        new WipeTime(administrator, directory).measure();
      }
      if (parts.contains("check-in")) {
        CheckInCost.measure(server, administrator);
      }
      if (parts.contains("streams")) {
        new HeldStreams(server, administrator).measure();
      }
    }
    System.exit(0); // the streams' client has no end of its own
  }

  private static void measureStart(Path jar, Path directory) throws Exception {
    List<Double> first = new ArrayList<>();
    List<Double> later = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      Path data = directory.resolve("start-" + i);
      first.add(secondsToFirstAnswer(jar, data));
      later.add(secondsToFirstAnswer(jar, data));
    }
    Figure.atMost("server_first_start_p50", Figure.percentile(first, 50), "s", 2);
    Figure.atMost("server_first_answer_p50", Figure.percentile(later, 50), "s", 2);
  }

  /** From the start of the process; on a directory that is not there it makes the organisation. */
  private static double secondsToFirstAnswer(Path jar, Path data) throws Exception {
    long begun = System.nanoTime();
    try (ServerJar server = ServerJar.start(jar, data)) {
      HttpClient http = HttpClient.newBuilder().sslContext(PinnedTls.trusting(server.pin)).build();
      HttpRequest root = HttpRequest.newBuilder(server.uri.resolve("/v1/root/1")).build();
      http.send(root, BodyHandlers.discarding());
      return (System.nanoTime() - begun) / 1e9;
    }
  }
}
