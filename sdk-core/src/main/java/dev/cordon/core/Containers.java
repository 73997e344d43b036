package dev.cordon.core;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.device.Device;
import dev.cordon.core.error.ContainerException;
import java.nio.file.Path;

/**
 * Opens containers on any device. Platform modules call this: apps use {@code DesktopContainers} or
 * {@code AndroidContainers}.
 */
public final class Containers {
  private Containers() {}

  /** Whether a container was ever begun in {@code directory}: then it has a vault somewhere. */
  public static boolean exists(Path directory) {
    return ControlStore.exists(directory);
  }

  /**
   * Opens the container in {@code directory}, or an empty new one, on this device; finishes a wipe
   * that a kill interrupted.
   *
   * @throws dev.cordon.core.error.ContainerInUseException if another process holds it
   * @throws dev.cordon.core.error.VaultLostException if the vault lost its keys
   * @throws dev.cordon.core.error.VaultUnavailableException if the vault does not answer now;
   *     nothing is lost
   * @throws dev.cordon.core.error.ContainerDamagedException if what is on disk was changed
   */
  public static Container open(Path directory, Device device) throws ContainerException {
    ProcessLock lock = ProcessLock.of(directory);
    try {
      ControlStore control = ControlStore.open(directory, device.vault());
      VaultedContainer container = new VaultedContainer(directory, device, lock, control);
      container.settle();
      return container;
    } catch (ContainerException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }
}
