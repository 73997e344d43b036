package dev.cordon.core.desktop.vault;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.ContainerInUseException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * Makes a vault in a store of the system: a pending label, the sentinel, a trial, the label. A kill
 * anywhere leaves a pending label, with whose id the next start goes on, so that the store keeps
 * nothing that no label leads to.
 */
final class VaultBirth {
  private static final String TRIAL = KeyStorage.NO_KEY + "trial";

  private VaultBirth() {}

  /** The label of the new vault; durable, and the store has shown that it works. */
  static VaultLabel of(SystemStore store, Path directory) throws ContainerException {
    try {
      OwnFile.makeDirectory(directory);
      Path file = directory.resolve("vault.lock");
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        requireAlone(channel);
        return alone(store, directory);
      }
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  /** Two processes may open the same new container: one makes the vault, the other comes again. */
  private static void requireAlone(FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException heldInThisProcess) {
      // as if another process held it
    }
    throw new ContainerInUseException(Reason.of(Reason.Code.CONTAINER_IN_USE));
  }

  private static VaultLabel alone(SystemStore store, Path directory) throws IOException {
    Optional<VaultLabel> made = VaultLabel.read(VaultLabel.file(directory));
    if (made.isPresent()) {
      return made.get(); // by another process, meanwhile
    }
    VaultLabel label = pending(store, directory);
    KeyStorage keys = new SealedKeys(label, store.open(label.id(), directory));
    keys.delete(KeyStorage.SENTINEL); // a kill may have left one
    keys.put(KeyStorage.SENTINEL, new byte[] {1});
    tryOut(keys);
    OwnFile.rename(VaultLabel.pendingFile(directory), VaultLabel.file(directory));
    return label;
  }

  private static VaultLabel pending(SystemStore store, Path directory) throws ContainerException {
    Path file = VaultLabel.pendingFile(directory);
    Optional<VaultLabel> begun = VaultLabel.read(file);
    if (begun.isPresent() && begun.get().kind() == store.kind()) {
      return begun.get();
    }
    VaultLabel label = VaultLabel.fresh(store.kind());
    label.write(file);
    return label;
  }

  /** Whether it keeps, lists, gives back and forgets, without a question to the user each time. */
  private static void tryOut(KeyStorage keys) throws ContainerException {
    byte[] record = new byte[64];
    Arrays.fill(record, (byte) 7);
    keys.delete(TRIAL); // that, too
    keys.put(TRIAL, record);
    boolean kept = keys.names().contains(TRIAL) && Arrays.equals(record, keys.get(TRIAL));
    keys.delete(TRIAL);
    if (!kept || keys.names().contains(TRIAL)) {
      throw new VaultUnavailableException(
          new UnfitStoreException("does not keep what it is given"));
    }
  }
}
