package dev.cordon.core.keys;

import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.VaultDeclaration;
import java.util.Optional;
import java.util.Set;

/** A vault that names a key and cannot use it, as one whose blob an update of the system broke. */
record BrokenKey(KeyVault vault, String broken) implements KeyVault {
  private String usable(String alias) throws ContainerException {
    if (alias.equals(broken)) {
      throw new VaultLostException(Reason.of(Reason.Code.VAULT_LOST));
    }
    return alias;
  }

  @Override
  public VaultDeclaration declaration() {
    return vault.declaration();
  }

  @Override
  public Set<String> aliases() throws ContainerException {
    return vault.aliases();
  }

  @Override
  public void create(String alias, Use use) throws ContainerException {
    vault.create(alias, use);
  }

  @Override
  public byte[] seal(String alias, byte[] plaintext, byte[] associatedData)
      throws ContainerException {
    return vault.seal(usable(alias), plaintext, associatedData);
  }

  @Override
  public Optional<byte[]> open(String alias, byte[] sealed, byte[] associatedData)
      throws ContainerException {
    return vault.open(usable(alias), sealed, associatedData);
  }

  @Override
  public byte[] mac(String alias, byte[] message) throws ContainerException {
    return vault.mac(usable(alias), message);
  }

  @Override
  public byte[] sign(String alias, byte[] message) throws ContainerException {
    return vault.sign(usable(alias), message);
  }

  @Override
  public byte[] signDigest(String alias, byte[] sha256) throws ContainerException {
    return vault.signDigest(usable(alias), sha256);
  }

  @Override
  public byte[] publicKey(String alias) throws ContainerException {
    return vault.publicKey(usable(alias));
  }

  @Override
  public void destroy(String alias) throws ContainerException {
    vault.destroy(alias);
  }
}
