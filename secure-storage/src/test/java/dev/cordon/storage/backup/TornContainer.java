package dev.cordon.storage.backup;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cordon.core.Container;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.storage.torn.TornDisk;
import dev.cordon.testing.FakeDevice;
import dev.cordon.testing.MemoryKeyVault;
import java.io.IOException;

/** A real container on a disk that goes wrong when told to. */
final class TornContainer implements AutoCloseable {
  private static final String PASSCODE = "738291";

  private final TornDisk disk;
  private final FakeDevice device;
  private Container container;

  private TornContainer(TornDisk disk, MemoryKeyVault vault) throws ContainerException {
    this.disk = disk;
    this.device = new FakeDevice().vault(vault);
    this.container = device.open(disk.root().resolve("work"));
  }

  /** A new one, open. */
  static TornContainer create() throws IOException {
    TornContainer fresh = new TornContainer(new TornDisk(), new MemoryKeyVault());
    fresh.container.setPasscode(Passcode.of(PASSCODE));
    return fresh;
  }

  /** The same after its process was killed, open; this one stays as it is. */
  TornContainer afterKill() throws ContainerException {
    TornContainer next = new TornContainer(disk.afterKill(), device.vault().copy());
    next.unlock();
    return next;
  }

  private void unlock() throws ContainerException {
    assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(PASSCODE)));
  }

  Container container() {
    return container;
  }

  TornDisk disk() {
    return disk;
  }

  @Override
  public void close() {
    container.close();
  }
}
