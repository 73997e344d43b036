package dev.cordon.core.desktop.vault;

import dev.cordon.core.device.KeyMaterial;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.policy.protocol.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Seals each record for its name and vault (AES-256-GCM, NIST SP 800-38D) before a store of the
 * system sees it: what that store, its backups, its bus and its logs hold opens nothing without the
 * label beside the container, and the label nothing without the store.
 */
final class SealedKeys implements KeyStorage {
  private final VaultLabel label;
  private final KeyStorage inner;

  SealedKeys(VaultLabel label, KeyStorage inner) {
    this.label = label;
    this.inner = inner;
  }

  @Override
  public Set<String> names() throws ContainerException {
    return inner.names();
  }

  @Override
  public void put(String name, byte[] record) throws ContainerException {
    inner.put(name, label.key().use(key -> KeyMaterial.seal(key, record, boundTo(name))));
  }

  @Override
  public byte[] get(String name) throws ContainerException {
    byte[] sealed = inner.get(name);
    Optional<byte[]> record = label.key().use(key -> KeyMaterial.open(key, sealed, boundTo(name)));
    return record.orElseThrow(() -> new VaultLostException(Reason.of(Reason.Code.VAULT_LOST)));
  }

  @Override
  public void delete(String name) throws ContainerException {
    inner.delete(name);
  }

  private byte[] boundTo(String name) {
    return ("cordon/vault-record/v1/" + label.id() + "/" + name).getBytes(StandardCharsets.UTF_8);
  }
}
