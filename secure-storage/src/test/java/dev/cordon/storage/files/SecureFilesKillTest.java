package dev.cordon.storage.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.testing.Child;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 while files are written. */
@Tag("A2")
class SecureFilesKillTest {
  @TempDir Path directory;

  /** Writes files until it is killed, and acknowledges each. */
  static final class Program {
    public static void main(String[] arguments) throws IOException {
      SecureFiles files = SecureFiles.in(TestDomain.of(Path.of(arguments[0]), "master"));
      for (int i = Integer.parseInt(arguments[1]); true; i++) {
        Written.write(files, "file " + i, expected(i));
        Written.write(files, "latest", expected(i));
        System.out.println(i + " .");
      }
    }
  }

  @Test
  void everyAcknowledgedFileSurvivesAKill() throws Exception {
    killAndLook(3);
  }

  @Test
  @Tag("soak")
  void everyAcknowledgedFileSurvivesFiftyKills() throws Exception {
    killAndLook(50);
  }

  private void killAndLook(int rounds) throws Exception {
    Random random = new Random();
    int next = 0;
    for (int round = 0; round < rounds; round++) {
      List<String> acknowledged =
          Child.killAfter(
              1 + random.nextInt(40), random, Program.class, directory.toString(), "" + next);
      next += acknowledged.size();
      assertTrue(!acknowledged.isEmpty());
      look(next);
    }
  }

  private void look(int acknowledged) throws IOException {
    TestDomain domain = TestDomain.of(directory, "master");
    SecureFiles files = SecureFiles.in(domain);
    for (int i = 0; i < acknowledged; i++) {
      assertArrayEquals(expected(i), Written.read(files, "file " + i));
    }
    // The piece that was under way is there whole or not at all, so every name is sound.
    List<String> names = Written.names(files);
    for (String name : names) {
      assertTrue(Written.read(files, name).length > 0);
    }
    byte[] latest = Written.read(files, "latest");
    assertTrue(
        List.of(acknowledged - 1, acknowledged).stream()
            .anyMatch(i -> java.util.Arrays.equals(expected(i), latest)));
    domain.lock();
    assertEquals(names.size(), Written.contents(directory).size());
  }

  private static byte[] expected(int i) {
    return Written.content(1 + i * 7_919 % 200_000, i);
  }
}
