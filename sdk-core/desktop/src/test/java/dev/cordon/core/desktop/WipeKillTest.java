package dev.cordon.core.desktop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.Domain;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at random instants of a wipe, in a real process, on a real file system. */
@Tag("G1")
class WipeKillTest {
  private static final String PASSCODE = "738291";
  private static final int FILES = 300;
  private static final int LONGEST_MILLIS = 120;
  @TempDir Path home;
  private final Random random = new Random();

  @Test
  void aFewKillsLeaveTheContainerWholeOrWiped() throws Exception {
    rounds(3);
  }

  @Test
  @Tag("soak")
  void fiftyKillsLeaveTheContainerWholeOrWiped() throws Exception {
    rounds(50);
  }

  private void rounds(int rounds) throws Exception {
    int finished = 0;
    for (int round = 0; round < rounds; round++) {
      Path work = home.resolve("work-" + round);
      SecretBytes key = fill(work);
      killWhileWiping(work);
      finished += wholeOrWiped(work, key) ? 1 : 0;
    }
    System.out.printf("%d of %d wipes had begun when the process was killed%n", finished, rounds);
  }

  private static SecretBytes fill(Path work) throws Exception {
    try (Container container = DesktopContainers.open(work)) {
      container.setPasscode(Passcode.of(PASSCODE));
      Domain mail = container.domain("mail");
      for (int i = 0; i < FILES; i++) {
        Files.write(mail.directory().resolve("file-" + i), new byte[5000]);
      }
      return mail.key("files");
    }
  }

  private void killWhileWiping(Path work) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledProcess.class.getName(),
                work.toString(),
                PASSCODE)
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertEquals(KilledProcess.BEGINS, out.readLine());
      Thread.sleep(random.nextInt(LONGEST_MILLIS));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** Whether the wipe had begun; either way nothing is half. */
  private static boolean wholeOrWiped(Path work, SecretBytes key) throws Exception {
    try (Container container = DesktopContainers.open(work)) {
      if (container.state() instanceof ContainerState.Wiped) {
        assertFalse(Files.exists(work.resolve("data")));
        assertFalse(Files.exists(work.resolve("header.a")));
        return true;
      }
      assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(PASSCODE)));
      Domain mail = container.domain("mail");
      assertEquals(key, mail.key("files"));
      for (int i = 0; i < FILES; i++) {
        assertArrayEquals(
            new byte[5000], Files.readAllBytes(mail.directory().resolve("file-" + i)));
      }
      return false;
    }
  }
}
