package dev.cordon.core.desktop.vault;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.VaultKind;
import java.nio.file.Path;
import java.util.Optional;

/** DPAPI of Windows: it keeps nothing itself, so the records lie in files of the vault. */
final class DpapiStore implements SystemStore {
  private final Optional<Dpapi> dpapi;

  DpapiStore(Optional<Dpapi> dpapi) {
    this.dpapi = dpapi;
  }

  @Override
  public VaultKind kind() {
    return VaultKind.DPAPI;
  }

  @Override
  public boolean isThere() {
    return dpapi.isPresent();
  }

  @Override
  public KeyStorage open(String id, Path directory) throws ContainerException {
    return new DpapiKeys(
        dpapi.orElseThrow(Libraries::missing), KeyFiles.in(directory.resolve("dpapi")));
  }
}
