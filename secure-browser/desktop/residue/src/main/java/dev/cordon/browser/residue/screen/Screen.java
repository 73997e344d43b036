package dev.cordon.browser.residue.screen;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An X server in memory, on a free display; nobody but this machine's user reaches it. */
public final class Screen implements Closeable {
  /** Its size, in pixels. */
  public static final int WIDTH = 1280;

  public static final int HEIGHT = 900;

  private final Process server;
  private final String display;

  private Screen(Process server, String display) {
    this.server = server;
    this.display = display;
  }

  /** Whether this machine has what it takes. */
  public static boolean isAvailable() {
    return Programs.find("Xvfb").isPresent();
  }

  /**
   * Starts one and waits until it takes windows.
   *
   * @throws IOException if it does not start
   */
  public static Screen start() throws IOException {
    Process server =
        new ProcessBuilder(
                Programs.find("Xvfb").map(Path::toString).orElse("Xvfb"),
                "-displayfd",
                "1",
                "-screen",
                "0",
                WIDTH + "x" + HEIGHT + "x24",
                "-nolisten",
                "tcp",
                "-noreset")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    String number = said.readLine();
    if (number == null) {
      throw new IOException("Xvfb ended at once");
    }
    return new Screen(server, ":" + number.strip());
  }

  /** For the environment variable {@code DISPLAY}. */
  public String display() {
    return display;
  }

  @Override
  public void close() {
    server.destroy();
  }
}
