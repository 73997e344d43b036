package dev.cordon.browser.desktop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A display that nobody sees: an X server of this test's own. */
final class Display implements Closeable {
  private final Process server;
  private final String name;

  private Display(Process server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Skips the test without Xvfb; {@code -Dcordon.require=all} fails it. */
  static Display open() throws IOException {
    try {
      // It finds a free number itself, and says which once it listens.
      Process server =
          new ProcessBuilder(
                  "Xvfb", "-displayfd", "1", "-screen", "0", "1024x768x24", "-nolisten", "tcp")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      BufferedReader said =
          new BufferedReader(
              new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
      return new Display(server, ":" + said.readLine());
    } catch (IOException e) {
      if (System.getProperty("cordon.require", "").equals("all")) {
        throw e;
      }
      assumeTrue(false, "SKIPPED: there is no Xvfb, so no page of the real engine was looked at");
      throw e;
    }
  }

  /** The environment of a program that is to be seen there. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("DISPLAY", name);
    environment.remove("WAYLAND_DISPLAY");
    return environment;
  }

  @Override
  public void close() {
    server.destroy();
  }
}
