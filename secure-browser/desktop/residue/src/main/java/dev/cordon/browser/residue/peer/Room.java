package dev.cordon.browser.residue.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Where one browser lives while it is looked at.
 *
 * @param home its {@code HOME}; what it keeps for its user goes there
 * @param temporary its {@code TMPDIR}
 * @param runtime its {@code XDG_RUNTIME_DIR}
 * @param display of an X server; empty if it gets none
 */
public record Room(Path home, Path temporary, Path runtime, String display) {
  /** A new one in {@code folder}, which does not exist yet. */
  public static Room in(Path folder, String display) throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path runtime =
        Files.createDirectory(
            folder.resolve("run"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return new Room(home, temporary, runtime, display);
  }

  /** All that a browser learns from its environment. */
  public Map<String, String> environment() {
    return Map.of(
        "HOME", home.toString(),
        "TMPDIR", temporary.toString(),
        "XDG_RUNTIME_DIR", runtime.toString(),
        "XDG_CONFIG_HOME", home.resolve(".config").toString(),
        "XDG_CACHE_HOME", home.resolve(".cache").toString(),
        "XDG_DATA_HOME", home.resolve(".local/share").toString(),
        "DISPLAY", display,
        "LANG", "C.UTF-8",
        "PATH", "/usr/local/bin:/usr/bin:/bin",
        "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
  }
}
