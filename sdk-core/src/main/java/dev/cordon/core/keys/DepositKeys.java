package dev.cordon.core.keys;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * A domain's key pair for what arrives while the container is locked: the public key seals, and
 * only an open container has what unwraps the private one. HPKE (RFC 9180) in base mode; A3: ECDH
 * over P-256, HKDF with HMAC-SHA-256 and AES-256-GCM are chosen here.
 *
 * @param publicKey an uncompressed point, 65 bytes
 * @param wrappedPrivateKey the scalar under a key of the domain, bound to the public key; 60 bytes
 */
public record DepositKeys(Bytes publicKey, Bytes wrappedPrivateKey) {
  private static final HpkeParameters PARAMETERS = parameters();

  /** A new pair, whose private key only {@code domainKey} unwraps. */
  @AccessesPartialKey
  public static DepositKeys generate(SecretBytes domainKey) {
    try {
      HybridConfig.register();
      KeysetHandle fresh = KeysetHandle.generateNew(PARAMETERS, RegistryConfiguration.get());
      HpkePrivateKey key = (HpkePrivateKey) fresh.getAt(0).getKey();
      Bytes point = key.getPublicKey().getPublicKeyBytes();
      byte[] scalar = key.getPrivateKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
      try (SecretBytes secret = SecretBytes.owning(scalar)) {
        byte[] wrapped = Wrapping.wrap(domainKey, secret, boundTo(point));
        return new DepositKeys(point, Bytes.copyFrom(wrapped));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has P-256", e);
    }
  }

  /** Encapsulated key (65) ‖ ciphertext ‖ tag (16); opens only with the same {@code info}. */
  public byte[] seal(byte[] plaintext, byte[] info) {
    try {
      return primitive(point(), HybridEncrypt.class).encrypt(plaintext, info);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has P-256 and AES-GCM", e);
    }
  }

  /** What was sealed; empty if it is not of this pair and {@code info}, or was altered. */
  public Optional<byte[]> open(SecretBytes domainKey, byte[] sealed, byte[] info) {
    byte[] wrapped = wrappedPrivateKey.toByteArray();
    Optional<SecretBytes> scalar = Wrapping.unwrap(domainKey, wrapped, boundTo(publicKey));
    if (!scalar.isPresent()) {
      return Optional.empty();
    }
    try (SecretBytes secret = scalar.get()) {
      HybridDecrypt decrypt = primitive(privateKey(secret), HybridDecrypt.class);
      return Optional.of(decrypt.decrypt(sealed, info));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static <P> P primitive(Key key, Class<P> kind) throws GeneralSecurityException {
    HybridConfig.register();
    return KeysetHandle.newBuilder()
        .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
        .build()
        .getPrimitive(RegistryConfiguration.get(), kind);
  }

  @AccessesPartialKey
  private HpkePrivateKey privateKey(SecretBytes scalar) throws GeneralSecurityException {
    com.google.crypto.tink.util.SecretBytes copy =
        scalar.use(
            bytes ->
                com.google.crypto.tink.util.SecretBytes.copyFrom(
                    bytes, InsecureSecretKeyAccess.get()));
    return HpkePrivateKey.create(point(), copy);
  }

  @AccessesPartialKey
  private HpkePublicKey point() throws GeneralSecurityException {
    return HpkePublicKey.create(PARAMETERS, publicKey, /* idRequirement= */ null);
  }

  private static byte[] boundTo(Bytes point) {
    byte[] label = "cordon/deposit-key/v1/".getBytes(StandardCharsets.UTF_8);
    byte[] bound = new byte[label.length + point.size()];
    System.arraycopy(label, 0, bound, 0, label.length);
    System.arraycopy(point.toByteArray(), 0, bound, label.length, point.size());
    return bound;
  }

  private static HpkeParameters parameters() {
    try {
      return HpkeParameters.builder()
          .setKemId(HpkeParameters.KemId.DHKEM_P256_HKDF_SHA256)
          .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
          .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
          .setVariant(HpkeParameters.Variant.NO_PREFIX)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "DepositKeys[redacted]";
  }
}
