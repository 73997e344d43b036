package dev.cordon.core.desktop.vault;

import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.VaultDeclaration;
import dev.cordon.policy.protocol.VaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The vaults of this desktop. A container that exists keeps its vault, whatever is asked for and
 * whatever the system has by now.
 */
public final class DesktopVaults {
  private final List<SystemStore> stores;

  DesktopVaults(List<SystemStore> stores) {
    this.stores = List.copyOf(stores);
  }

  /** The vaults of {@code platform}, which this runs on. */
  public static DesktopVaults of(Platform platform) {
    return new DesktopVaults(
        switch (platform) {
          case WINDOWS -> List.of(new DpapiStore(Libraries.load(Crypt32::new)));
          case MACOS -> List.of(new KeychainStore(Libraries.load(SecurityFramework::new)));
          case LINUX -> List.of(SecretServiceStore.ofThisSession());
          case ANDROID -> List.of();
        });
  }

  /**
   * The vault in {@code directory}; a new one, if there is none and the container is new. May ask
   * the user to unlock the system's key store, and waits for that up to two minutes.
   *
   * @param isNew whether no container has used a vault here
   * @throws VaultUnavailableException if the key store that holds this vault, or that a new one
   *     would be made in, stays locked or does not answer; nothing is lost
   * @throws VaultLostException if the vault's label is broken or from another system
   */
  public KeyVault open(Path directory, NewVault choice, boolean isNew) throws ContainerException {
    Optional<VaultLabel> label = VaultLabel.read(VaultLabel.file(directory));
    if (label.isPresent()) {
      return over(label.get(), storeOf(label.get()).open(label.get().id(), directory));
    } else if (!isNew || choice == NewVault.SOFTWARE || hasKeyFiles(directory)) {
      return SoftwareKeyVault.in(directory);
    }
    for (SystemStore store : stores) {
      if (store.isThere()) {
        return made(store, directory, choice);
      }
    }
    return withoutStore(
        directory, choice, new VaultUnavailableException(new IOException("there is none")));
  }

  private static KeyVault made(SystemStore store, Path directory, NewVault choice)
      throws ContainerException {
    try {
      VaultLabel label = VaultBirth.of(store, directory);
      return over(label, store.open(label.id(), directory));
    } catch (VaultUnavailableException e) {
      if (e.getCause() instanceof UnfitStoreException) {
        return withoutStore(directory, choice, e);
      }
      throw e; // to take files now would decide for good
    }
  }

  private static KeyVault withoutStore(
      Path directory, NewVault choice, VaultUnavailableException why) throws ContainerException {
    VaultLabel.shred(VaultLabel.pendingFile(directory));
    if (choice == NewVault.SYSTEM) {
      throw why;
    }
    return SoftwareKeyVault.in(directory);
  }

  /**
   * Removes the vault in {@code directory} for good, with every key and what it left in the
   * system's key store: for an app that removes the container, too. Nothing opens the container
   * after.
   */
  public void remove(Path directory) throws ContainerException {
    for (Path file : List.of(VaultLabel.file(directory), VaultLabel.pendingFile(directory))) {
      Optional<VaultLabel> label = VaultLabel.read(file);
      if (label.isPresent()) {
        clear(storeOf(label.get()).open(label.get().id(), directory));
        VaultLabel.shred(file);
      }
    }
    if (hasKeyFiles(directory)) {
      clear(KeyFiles.in(directory));
    }
  }

  private static void clear(KeyStorage keys) throws ContainerException {
    for (String name : keys.names()) {
      if (!name.equals(KeyStorage.SENTINEL)) {
        keys.delete(name);
      }
    }
    keys.delete(KeyStorage.SENTINEL); // last: its absence says that there is nothing
  }

  private SystemStore storeOf(VaultLabel label) throws VaultLostException {
    return stores.stream()
        .filter(store -> store.kind() == label.kind())
        .findAny()
        .orElseThrow(() -> new VaultLostException(Reason.of(Reason.Code.VAULT_LOST)));
  }

  /** Any program of the same user can ask these stores, and an old copy of them is accepted. */
  private static KeyVault over(VaultLabel label, KeyStorage storage) {
    VaultKind kind = label.kind();
    return new StoredKeyVault(
        new VaultDeclaration(kind, false, false, false, false), new SealedKeys(label, storage));
  }

  private static boolean hasKeyFiles(Path directory) throws ContainerException {
    return Files.isDirectory(directory) && !KeyFiles.in(directory).names().isEmpty();
  }
}
