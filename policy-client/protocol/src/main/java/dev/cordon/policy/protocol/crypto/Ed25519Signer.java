package dev.cordon.policy.protocol.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.signature.Ed25519Parameters;
import com.google.crypto.tink.signature.Ed25519PublicKey;
import com.google.crypto.tink.signature.SignatureConfig;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;

/** Signs with the primary key of a Tink keyset: Ed25519 in its RAW form, without Tink's prefix. */
public final class Ed25519Signer implements Signer {
  private final VerificationKey key;
  private final PublicKeySign sign;

  private Ed25519Signer(VerificationKey key, PublicKeySign sign) {
    this.key = key;
    this.sign = sign;
  }

  /** A new keyset for {@link #of}; where it is kept, and under what, is the caller's part. */
  public static KeysetHandle newKeyset() throws GeneralSecurityException {
    SignatureConfig.register();
    return KeysetHandle.generateNew(Ed25519Parameters.create(), RegistryConfiguration.get());
  }

  /**
   * A signer over {@code keyset}.
   *
   * @throws GeneralSecurityException if its primary key is not RAW Ed25519
   */
  @AccessesPartialKey
  public static Ed25519Signer of(KeysetHandle keyset) throws GeneralSecurityException {
    SignatureConfig.register();
    if (!(keyset.getPublicKeysetHandle().getPrimary().getKey() instanceof Ed25519PublicKey key)
        || key.getParameters().getVariant() != Ed25519Parameters.Variant.NO_PREFIX) {
      throw new InvalidKeyException("not a RAW Ed25519 keyset");
    }
    byte[] bytes = key.getPublicKeyBytes().toByteArray();
    return new Ed25519Signer(
        VerificationKey.of(Algorithm.ED25519, bytes),
        keyset.getPrimitive(RegistryConfiguration.get(), PublicKeySign.class));
  }

  @Override
  public VerificationKey key() {
    return key;
  }

  @Override
  public byte[] sign(byte[] message) throws GeneralSecurityException {
    return sign.sign(message);
  }
}
