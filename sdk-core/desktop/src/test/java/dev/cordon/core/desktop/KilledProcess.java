package dev.cordon.core.desktop;

import dev.cordon.core.Container;
import dev.cordon.core.secret.Passcode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process of its own that opens a container and wipes it; its parent kills it meanwhile. */
final class KilledProcess {
  static final String BEGINS = "wipe begins";

  private KilledProcess() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Container container = DesktopContainers.open(Path.of(arguments[0]))) {
      container.unlock(Passcode.of(arguments[1]));
      out.println(BEGINS);
      container.wipe();
    }
  }
}
