package dev.cordon.mail.desktop.demo.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The organisation's MAM server, started from its jar as a process of its own. */
public final class MamServer implements AutoCloseable {
  private static final String READY = "READY ";

  private final Process process;
  private final URI uri;
  private final Map<String, String> said;

  private MamServer(Process process, URI uri, Map<String, String> said) {
    this.process = process;
    this.uri = uri;
    this.said = said;
  }

  /** Starts the server on a free port and waits until it is ready. */
  public static MamServer start(Path jar, Path data) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Java.executable(),
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx256m",
                    "-jar",
                    jar.toString(),
                    "serve",
                    "--data",
                    data.toString(),
                    "--port",
                    "0",
                    "--operation-port",
                    "-1"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    Map<String, String> said = new HashMap<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        String[] words = line.split(" ", -1);
        remember(said, words);
        drain(out);
        return new MamServer(process, URI.create(words[1]), said);
      }
      remember(said, line);
    }
    process.destroyForcibly();
    throw new IOException("the MAM server ended before it was ready: " + said.keySet());
  }

  /** Where it listens. */
  public URI uri() {
    return uri;
  }

  /**
   * What it said of itself at its start: {@code pin}, {@code tenant}, {@code one-time-password}.
   */
  public String said(String name) {
    String value = said.get(name);
    if (value == null) {
      throw new IllegalStateException("the server did not say its " + name);
    }
    return value;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void remember(Map<String, String> said, String... words) {
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        said.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
  }

  /** Keeps the pipe empty, so that the server never waits for its reader. */
  private static void drain(BufferedReader out) {
    Thread reader =
        new Thread(
            () -> {
              try {
                out.transferTo(Writer.nullWriter());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            "mam-server output");
    reader.setDaemon(true);
    reader.setUncaughtExceptionHandler((thread, closedWithTheProcess) -> {});
    reader.start();
  }
}
