package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as its own process, killed without warning. */
class KilledFirstStartTest {
  private static final int DEFAULT_ROUNDS = 4;
  private static final int LONGEST_MILLIS = 5_000;

  @TempDir private Path temporary;

  @Test
  @Tag("H3")
  void whateverInstantItIsKilledAtTheNextStartWorks() throws IOException, InterruptedException {
    killAtRandomInstants(DEFAULT_ROUNDS);
  }

  @Test
  @Tag("soak")
  void whateverOfManyInstantsItIsKilledAtTheNextStartWorks()
      throws IOException, InterruptedException {
    killAtRandomInstants(100);
  }

  @Test
  void sigtermStopsItCleanly() throws IOException, InterruptedException {
    Path data = temporary.resolve("data");
    Process server = serve(data);
    assertTrue(readyLine(server, new ArrayList<>()).startsWith("READY https://127.0.0.1:"));
    server.toHandle().destroy();
    assertTrue(server.waitFor(60, TimeUnit.SECONDS));
    assertEquals(143, server.exitValue());
    assertFalse(data.resolve("organisation").resolve("register.db-wal").toFile().exists());
  }

  private void killAtRandomInstants(int rounds) throws IOException, InterruptedException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      Path data = temporary.resolve("round-" + round);
      Process victim = serve(data);
      boolean ended = victim.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
      assertFalse(ended, "it ended by itself");
      kill(victim);
      List<String> told = lines(victim);

      Process next = serve(data);
      List<String> toldNext = new ArrayList<>();
      String ready = readyLine(next, toldNext);
      assertSignIn(ready, password(toldNext).or(() -> password(told)).orElseThrow(), seed);
      kill(next);
    }
  }

  private static void assertSignIn(String ready, String password, long seed) {
    String[] words = ready.split(" ", -1);
    TestHttp http =
        new TestHttp(java.net.URI.create(words[1]), words[2].substring("pin=".length()));
    String body = "{\"user\":\"admin\",\"password\":\"" + password + "\"}";
    TestHttp.Reply reply =
        http.send("POST", "/v1/admin/sessions", body.getBytes(StandardCharsets.UTF_8));
    assertEquals("PASSWORD_CHANGE_REQUIRED", reply.code(), "seed " + seed);
  }

  /** By its handle: Process.destroyForcibly would also throw away what it said. */
  private static void kill(Process process) throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  private static List<String> lines(Process process) throws IOException {
    byte[] said = process.getInputStream().readAllBytes();
    return new String(said, StandardCharsets.UTF_8).lines().toList();
  }

  private static Optional<String> password(List<String> lines) {
    String name = "one-time-password=";
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .findFirst();
  }

  private static String readyLine(Process process, List<String> before) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("READY ")) {
        return line;
      }
      before.add(line);
    }
    throw new AssertionError("it did not become ready");
  }

  private static Process serve(Path data) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.cordon.server.Main",
            "serve",
            "--operation-port",
            "-1",
            "--port",
            "0",
            "--data",
            data.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
