package dev.cordon.core.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Container;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at random instants of renewals of keys, in a real process, on a real file system. */
@Tag("A2")
class RenewalKillTest {
  private static final String PASSCODE = "738291";
  private static final int DOMAINS = 20;
  private static final int LONGEST_MILLIS = 2_000;
  @TempDir Path home;
  private final Random random = new Random();

  @Test
  void aKillLeavesKeysThatOpenEverything() throws Exception {
    rounds(2);
  }

  @Test
  @Tag("soak")
  void fiftyKillsLeaveKeysThatOpenEverything() throws Exception {
    rounds(50);
  }

  private void rounds(int rounds) throws Exception {
    List<SecretBytes> keys = keys(true);
    Set<String> generations = new TreeSet<>();
    for (int round = 0; round < rounds; round++) {
      killWhileRenewing();
      assertEquals(keys, keys(false), "after kill " + (round + 1));
      generations.addAll(slots());
      assertEquals(DOMAINS, slots().size(), "slots after kill " + (round + 1));
    }
    System.out.printf("%d kills, %d slots seen%n", rounds, generations.size());
  }

  private Container open() throws Exception {
    return DesktopContainers.open(home.resolve("work"), home.resolve("keys"));
  }

  private List<SecretBytes> keys(boolean first) throws Exception {
    List<SecretBytes> keys = new ArrayList<>();
    try (Container container = open();
        Passcode passcode = Passcode.of(PASSCODE)) {
      if (first) {
        container.setPasscode(passcode);
      } else {
        assertInstanceOf(UnlockResult.Opened.class, container.unlock(passcode));
      }
      for (int i = 0; i < DOMAINS; i++) {
        keys.add(container.domain("mail/" + i).key("files"));
      }
    }
    return keys;
  }

  private Set<String> slots() throws Exception {
    try (Stream<Path> files = Files.list(home.resolve("work/domains"))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private void killWhileRenewing() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RenewingProcess.class.getName(),
                home.resolve("work").toString(),
                home.resolve("keys").toString(),
                PASSCODE)
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertEquals(RenewingProcess.BEGINS, out.readLine());
      Thread.sleep(random.nextInt(LONGEST_MILLIS));
      assertTrue(process.isAlive(), "it was renewing keys until now");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
