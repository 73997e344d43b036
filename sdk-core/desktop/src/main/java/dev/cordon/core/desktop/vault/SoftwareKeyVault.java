package dev.cordon.core.desktop.vault;

import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.VaultDeclaration;
import dev.cordon.policy.protocol.VaultKind;
import java.nio.file.Path;

/**
 * Keys in files that only the user may read, apart from the container. The floor for a desktop
 * without a better key store, and honest about it: whoever copies this directory together with the
 * container can guess passcodes at the speed of Argon2id, and a copy taken before a wipe survives
 * it. A copy of the container alone is worth nothing.
 */
public final class SoftwareKeyVault {
  private static final VaultDeclaration DECLARATION =
      new VaultDeclaration(VaultKind.SOFTWARE, false, false, false, false);

  private SoftwareKeyVault() {}

  /** The vault in {@code directory}, which is made if need be. */
  public static KeyVault in(Path directory) throws ContainerException {
    return new StoredKeyVault(DECLARATION, KeyFiles.in(directory));
  }
}
