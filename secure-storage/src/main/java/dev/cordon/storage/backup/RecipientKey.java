package dev.cordon.storage.backup;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.security.GeneralSecurityException;

/** The public key that a backup is made for. Immutable. */
public final class RecipientKey {
  /**
   * HPKE (RFC 9180) in base mode. A3: ECDH over P-256, HKDF with HMAC-SHA-256 and AES-256-GCM are
   * chosen here; all of them are on the CRYPTREC list of recommended ciphers.
   */
  static final HpkeParameters PARAMETERS = parameters();

  private final HybridEncrypt encrypt;

  private RecipientKey(HybridEncrypt encrypt) {
    this.encrypt = encrypt;
  }

  /**
   * Of a keyset with one public key, made by {@link OpeningKey#generate} or of the same parameters:
   * DHKEM_P256_HKDF_SHA256, HKDF_SHA256, AES_256_GCM, no prefix.
   *
   * @throws IllegalArgumentException if it is another kind of key
   */
  public static RecipientKey of(KeysetHandle publicKey) {
    return new RecipientKey(primitive(publicKey, HybridEncrypt.class));
  }

  byte[] wrap(byte[] key, byte[] context) {
    try {
      return encrypt.encrypt(key, context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has P-256 and AES-GCM", e);
    } finally {
      ThreadCipher.forgetKey();
    }
  }

  static <P> P primitive(KeysetHandle keyset, Class<P> kind) {
    try {
      HybridConfig.register();
      if (keyset.size() == 1 && isOurs(keyset)) {
        return keyset.getPrimitive(RegistryConfiguration.get(), kind);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a key for backups", e);
    }
    throw new IllegalArgumentException("not a key for backups: its parameters are others");
  }

  private static boolean isOurs(KeysetHandle keyset) {
    return keyset.getAt(0).getKey().getParameters().equals(PARAMETERS);
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
}
