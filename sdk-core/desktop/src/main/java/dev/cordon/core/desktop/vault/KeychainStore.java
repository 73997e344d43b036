package dev.cordon.core.desktop.vault;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.VaultKind;
import java.nio.file.Path;
import java.util.Optional;

/** The Keychain of macOS. The system itself asks the user to unlock it. */
final class KeychainStore implements SystemStore {
  private final Optional<Keychain> keychain;

  KeychainStore(Optional<Keychain> keychain) {
    this.keychain = keychain;
  }

  @Override
  public VaultKind kind() {
    return VaultKind.KEYCHAIN;
  }

  @Override
  public boolean isThere() {
    return keychain.isPresent();
  }

  @Override
  public KeyStorage open(String id, Path directory) throws ContainerException {
    return new KeychainKeys(keychain.orElseThrow(Libraries::missing), id);
  }
}
