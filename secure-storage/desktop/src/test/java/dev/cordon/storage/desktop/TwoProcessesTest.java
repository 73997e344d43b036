package dev.cordon.storage.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cordon.core.Container;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.desktop.DesktopContainers;
import dev.cordon.core.error.ContainerInUseException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.storage.files.SecureFiles;
import dev.cordon.storage.testing.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two processes that open a container the second is refused, and nothing comes to harm. */
@Tag("A1")
class TwoProcessesTest {
  private static final String PASSCODE = "738291";

  @TempDir Path home;

  /** Opens the container, says what it reads, and keeps it open until it is killed. */
  static final class Second {
    public static void main(String[] arguments) throws Exception {
      try (Container container = DesktopContainers.open(Path.of(arguments[0]))) {
        UnlockResult unused = container.unlock(Passcode.of(PASSCODE));
        Path file = SecureFiles.in(container, "mail").path("/file");
        Files.writeString(file.resolveSibling("unfinished"), "never forced");
        System.out.println(Files.readString(file) + " .");
        Thread.sleep(60_000);
      } catch (ContainerInUseException e) {
        System.out.println("in use: " + e.reason().code() + " .");
      }
    }
  }

  @Test
  void theSecondIsRefusedUntilTheFirstHasClosed() throws Exception {
    Path work = home.resolve("work");
    try (Container container = DesktopContainers.open(work)) {
      container.setPasscode(Passcode.of(PASSCODE));
      SecureFiles files = SecureFiles.in(container, "mail");
      Files.writeString(files.path("/file"), "one");
      files.force();
      assertEquals(List.of("in use: CONTAINER_IN_USE ."), second(work));
      Files.writeString(files.path("/file"), "two");
    }
    assertEquals(List.of("two ."), second(work));
    assertEquals(List.of("/", "/file"), read(work)); // the kill freed the lock
  }

  private static List<String> second(Path work) throws Exception {
    return Child.killAfter(1, new Random(), Second.class, work.toString());
  }

  private static List<String> read(Path work) throws IOException {
    try (Container container = DesktopContainers.open(work)) {
      assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(PASSCODE)));
      Path root = SecureFiles.in(container, "mail").path("/");
      try (var all = Files.walk(root)) {
        return all.map(Path::toString).toList();
      }
    }
  }
}
