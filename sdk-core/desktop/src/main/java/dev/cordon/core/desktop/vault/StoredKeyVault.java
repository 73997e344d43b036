package dev.cordon.core.desktop.vault;

import dev.cordon.core.device.KeyMaterial;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.VaultDeclaration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A vault whose keys are records in a {@link KeyStorage}: made and used in this process, kept
 * there. A record is {@code use (1 byte: 1 SEAL, 2 MAC, 3 SIGN, 4 SIGN_DIGEST) ‖ material}.
 */
final class StoredKeyVault implements KeyVault {
  private final VaultDeclaration declaration;
  private final KeyStorage storage; // guarded by this

  StoredKeyVault(VaultDeclaration declaration, KeyStorage storage) {
    this.declaration = declaration;
    this.storage = storage;
  }

  @Override
  public VaultDeclaration declaration() {
    return declaration;
  }

  @Override
  public synchronized Set<String> aliases() throws ContainerException {
    return storage.names().stream()
        .filter(name -> !name.startsWith(KeyStorage.NO_KEY))
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized void create(String alias, Use use) throws ContainerException {
    byte[] material = KeyMaterial.generate(use);
    byte[] record = new byte[1 + material.length];
    record[0] = code(use);
    System.arraycopy(material, 0, record, 1, material.length);
    try {
      storage.put(alias, record);
    } finally {
      Arrays.fill(material, (byte) 0);
      Arrays.fill(record, (byte) 0);
    }
  }

  @Override
  public synchronized byte[] seal(String alias, byte[] plaintext, byte[] associatedData)
      throws ContainerException {
    return using(alias, Use.SEAL, key -> KeyMaterial.seal(key, plaintext, associatedData));
  }

  @Override
  public synchronized Optional<byte[]> open(String alias, byte[] sealed, byte[] associatedData)
      throws ContainerException {
    return using(alias, Use.SEAL, key -> KeyMaterial.open(key, sealed, associatedData));
  }

  @Override
  public synchronized byte[] mac(String alias, byte[] message) throws ContainerException {
    return using(alias, Use.MAC, key -> KeyMaterial.mac(key, message));
  }

  @Override
  public synchronized byte[] sign(String alias, byte[] message) throws ContainerException {
    return using(alias, Use.SIGN, key -> KeyMaterial.sign(key, message));
  }

  @Override
  public synchronized byte[] signDigest(String alias, byte[] sha256) throws ContainerException {
    return using(alias, Use.SIGN_DIGEST, key -> KeyMaterial.signDigest(key, sha256));
  }

  @Override
  public synchronized byte[] publicKey(String alias) throws ContainerException {
    return using(alias, Set.of(Use.SIGN, Use.SIGN_DIGEST), KeyMaterial::publicKey);
  }

  @Override
  public synchronized void destroy(String alias) throws ContainerException {
    storage.delete(alias);
  }

  private interface Work<T> {
    T with(byte[] material);
  }

  private <T> T using(String alias, Use use, Work<T> work) throws ContainerException {
    return using(alias, Set.of(use), work);
  }

  private <T> T using(String alias, Set<Use> uses, Work<T> work) throws ContainerException {
    byte[] record = storage.get(alias);
    if (record.length < 2) {
      throw new VaultLostException(Reason.of(Reason.Code.VAULT_LOST));
    }
    byte[] material = Arrays.copyOfRange(record, 1, record.length);
    try {
      if (uses.stream().noneMatch(use -> record[0] == code(use))) {
        throw new IllegalStateException("the key " + alias + " is for something else");
      }
      return work.with(material);
    } finally {
      Arrays.fill(record, (byte) 0);
      Arrays.fill(material, (byte) 0);
    }
  }

  private static byte code(Use use) {
    return switch (use) {
      case SEAL -> 1;
      case MAC -> 2;
      case SIGN -> 3;
      case SIGN_DIGEST -> 4;
    };
  }
}
