package dev.cordon.storage.backup;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * The private key that opens a backup: the organisation's, or one that a new device made for the
 * organisation to re-wrap the header for. Immutable.
 */
public final class OpeningKey {
  private final HybridDecrypt decrypt;

  private OpeningKey(HybridDecrypt decrypt) {
    this.decrypt = decrypt;
  }

  /**
   * A new keyset for {@link #of}; its {@code getPublicKeysetHandle()} is for {@link
   * RecipientKey#of}. On a device it belongs into a domain of the container, in the organisation
   * into a safe.
   */
  public static KeysetHandle generate() {
    try {
      HybridConfig.register();
      return KeysetHandle.generateNew(RecipientKey.PARAMETERS, RegistryConfiguration.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has P-256", e);
    }
  }

  /**
   * Of a keyset with one private key.
   *
   * @throws IllegalArgumentException if it is another kind of key than {@link #generate} makes
   */
  public static OpeningKey of(KeysetHandle privateKey) {
    return new OpeningKey(RecipientKey.primitive(privateKey, HybridDecrypt.class));
  }

  /** The key that was wrapped; empty if it was wrapped for somebody else, or altered. */
  Optional<byte[]> unwrap(byte[] wrapped, byte[] context) {
    try {
      return Optional.of(decrypt.decrypt(wrapped, context));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    } finally {
      ThreadCipher.forgetKey();
    }
  }
}
