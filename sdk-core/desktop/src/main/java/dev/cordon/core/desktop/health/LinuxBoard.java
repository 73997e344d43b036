package dev.cordon.core.desktop.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a PC's firmware calls the machine. Serial numbers lie beside it and are not read. */
final class LinuxBoard {
  private final Path directory;

  /**
   * @param directory {@code /sys/class/dmi/id}
   */
  LinuxBoard(Path directory) {
    this.directory = directory;
  }

  Optional<String> manufacturer() {
    return line("sys_vendor");
  }

  Optional<String> model() {
    return line("product_name");
  }

  private Optional<String> line(String name) {
    try {
      return Optional.of(Files.readString(directory.resolve(name)).trim());
    } catch (IOException notHere) {
      return Optional.empty();
    }
  }
}
