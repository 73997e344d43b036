package dev.cordon.core.desktop;

import dev.cordon.core.Container;
import dev.cordon.core.Containers;
import dev.cordon.core.desktop.health.DesktopHealth;
import dev.cordon.core.desktop.vault.DesktopVaults;
import dev.cordon.core.desktop.vault.NewVault;
import dev.cordon.core.desktop.vault.SoftwareKeyVault;
import dev.cordon.core.device.Device;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.device.KeyVault;
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
   * Opens the container in {@code directory}, or an empty new one. A new one's keys go into the
   * system's key store if there is one that works, else into files in {@code DIRECTORY.vault}
   * beside it, so that a copy of the container is a copy without keys. One that exists keeps the
   * vault that it has. What it is, its declaration says, to the organisation too.
   *
   * <p>May ask the user to unlock the system's key store, and waits for that: not for the thread
   * that draws.
   *
   * @throws dev.cordon.core.error.VaultUnavailableException if the key store stays locked or does
   *     not answer; nothing is lost
   */
  public static Container open(Path directory) throws ContainerException {
    return open(directory, NewVault.SYSTEM_IF_THERE);
  }

  /** The same, with the app's word on where a new container gets its vault. */
  public static Container open(Path directory, NewVault choice) throws ContainerException {
    boolean isNew = !Containers.exists(directory);
    return open(directory, DesktopVaults.of(platform()).open(vaultOf(directory), choice, isNew));
  }

  /** Opens the container in {@code directory} with its software vault in {@code vault}. */
  public static Container open(Path directory, Path vault) throws ContainerException {
    return open(directory, SoftwareKeyVault.in(vault));
  }

  private static Container open(Path directory, KeyVault vault) throws ContainerException {
    return Containers.open(
        directory,
        new Device(
            platform(),
            vault,
            LinuxClock.find().orElseGet(DeviceClock::system),
            PROTECTIONS,
            DesktopHealth.of(directory),
            PasscodeCost.STANDARD));
  }

  /**
   * Removes the vault of the container in {@code directory}, with what it left in the system's key
   * store. For an app that removes the container itself, too, such as after its keys were lost;
   * nothing opens that container again, and no receipt is signed: that is {@link Container#wipe}.
   */
  public static void removeVault(Path directory) throws ContainerException {
    DesktopVaults.of(platform()).remove(vaultOf(directory));
  }

  private static Path vaultOf(Path directory) {
    return directory.resolveSibling(directory.getFileName() + ".vault");
  }

  private static Platform platform() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.contains("win")) {
      return Platform.WINDOWS;
    }
    return name.contains("mac") ? Platform.MACOS : Platform.LINUX;
  }
}
