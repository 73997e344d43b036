package dev.cordon.core.desktop;

import dev.cordon.core.Container;
import dev.cordon.core.secret.Passcode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process of its own that renews a container's keys again and again until its parent kills it.
 */
final class RenewingProcess {
  static final String BEGINS = "renewal begins";
  private static final int ENOUGH = 1_000;

  private RenewingProcess() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Container container =
            DesktopContainers.open(Path.of(arguments[0]), Path.of(arguments[1]));
        Passcode passcode = Passcode.of(arguments[2])) {
      out.println(BEGINS);
      for (int i = 0; i < ENOUGH; i++) {
        container.renewKeys(passcode);
      }
    }
  }
}
