package dev.cordon.core.net;

import dev.cordon.core.ClientKeys;
import java.security.PrivateKey;
import org.jspecify.annotations.Nullable;

/**
 * A private key that stays in the vault, in the dress that TLS wants: it has no encoding, so that
 * Conscrypt asks the list of security providers for one that can sign with it. {@link
 * VaultSignatures} can.
 */
final class VaultKey implements PrivateKey {
  private static final long serialVersionUID = 1L;

  private final transient ClientKeys keys;
  private final String name;

  VaultKey(ClientKeys keys, String name) {
    this.keys = keys;
    this.name = name;
  }

  ClientKeys keys() {
    return keys;
  }

  String name() {
    return name;
  }

  @Override
  public String getAlgorithm() {
    return "EC";
  }

  @Override
  public @Nullable String getFormat() {
    return null;
  }

  @Override
  public byte @Nullable [] getEncoded() {
    return null;
  }
}
