package dev.cordon.browser.desktop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The app is killed, which nothing in it can notice: its engine ends by itself. */
@Tag("B4")
class AppDeathTest {
  @Test
  void theEngineEndsWithAnAppThatIsKilled() throws Exception {
    Process app =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.cordon.browser.desktop.DyingApp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(app.getInputStream(), StandardCharsets.UTF_8))) {
      ProcessHandle engine = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
      assertTrue(engine.isAlive());
      app.destroyForcibly().waitFor();
      Office.until(() -> !engine.isAlive());
    } finally {
      app.destroyForcibly();
    }
  }
}
