package dev.cordon.testing;

import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerException;
import java.util.Optional;

/** A user key right after its owner was recognised. */
record RecognisedKey(MemoryKeyVault vault, String alias) implements UserKey {
  @Override
  public byte[] seal(byte[] plaintext, byte[] associatedData) throws ContainerException {
    return vault.seal(alias, plaintext, associatedData);
  }

  @Override
  public Optional<byte[]> open(byte[] sealed, byte[] associatedData) throws ContainerException {
    return vault.open(alias, sealed, associatedData);
  }
}
