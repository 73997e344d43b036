package dev.cordon.android.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {
  @TempDir private Path folder = Path.of("unset");

  @Test
  void aRefusedStepEndsWithOne() {
    String none = folder.resolve("none").toString();
    int exitCode =
        Main.run(
            "aar", "--library=" + none, "--classes=" + none, "--symbols=" + none, "--out=" + none);
    assertEquals(1, exitCode);
  }

  @Test
  void aMissingOptionEndsWithTwo() {
    assertEquals(2, Main.run("aar"));
  }

  @Test
  void aJvmOfItsOwnEndsWithTheSame() throws Exception {
    assertEquals(2, FreshJvm.run("aar"));
    assertEquals(0, FreshJvm.run("--help"));
  }

  @Test
  void aRefusalSaysWhatAndWhyAndWhatToDo() {
    BuildRefused refused =
        new BuildRefused(BuildRefused.Problem.MISALIGNED, "a.so", "it is crooked.", "Build again.");
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("a.so: it is crooked. Build again."));
  }
}
