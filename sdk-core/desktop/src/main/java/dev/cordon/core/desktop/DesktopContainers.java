package dev.cordon.core.desktop;

import dev.cordon.core.Container;
import dev.cordon.core.Containers;
import dev.cordon.core.device.Device;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.device.PasscodeCost;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.Protection;
import dev.cordon.policy.protocol.ProtectionLevel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Opens containers on a desktop JVM (Linux, macOS, Windows). */
public final class DesktopContainers {
  /**
   * What a desktop can protect today. No desktop window system lets an application keep screenshots
   * out everywhere (X11 lets every client read the screen); copying and printing go through the
   * gate because the app asks it.
   */
  private static final Map<Protection, ProtectionLevel> PROTECTIONS =
      Map.of(
          Protection.SCREEN_CAPTURE, ProtectionLevel.UNAVAILABLE,
          Protection.CLIPBOARD, ProtectionLevel.BEST_EFFORT,
          Protection.PRINT, ProtectionLevel.BEST_EFFORT,
          Protection.SCREEN_LOCK, ProtectionLevel.UNAVAILABLE);

  private DesktopContainers() {}

  /**
   * Opens the container in {@code directory}, or an empty new one. Its vault lies beside it, in
   * {@code DIRECTORY.vault}, so that a copy of the container is a copy without keys.
   */
  public static Container open(Path directory) throws ContainerException {
    return open(directory, directory.resolveSibling(directory.getFileName() + ".vault"));
  }

  /** Opens the container in {@code directory} with its software vault in {@code vault}. */
  public static Container open(Path directory, Path vault) throws ContainerException {
    return Containers.open(
        directory,
        new Device(
            platform(),
            SoftwareKeyVault.in(vault),
            DeviceClock.system(),
            PROTECTIONS,
            PasscodeCost.STANDARD));
  }

  private static Platform platform() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.contains("win")) {
      return Platform.WINDOWS;
    }
    return name.contains("mac") ? Platform.MACOS : Platform.LINUX;
  }
}
