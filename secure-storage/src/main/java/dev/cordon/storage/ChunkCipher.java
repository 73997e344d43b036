package dev.cordon.storage;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.conscrypt.Conscrypt;

/**
 * Seals and opens the parts of one file as {@code nonce ‖ ciphertext ‖ tag}.
 *
 * <p>A3: AES-256-GCM (NIST SP 800-38D) is chosen here. Conscrypt with direct buffers, measured at
 * twice the speed of the JDK's own; named explicitly and never put on the JCA list, where it slowed
 * others down. One thread at a time.
 */
final class ChunkCipher {
  /** What a sealed part is; bound into it. */
  enum Part {
    FULL(0),
    LAST(1),
    NAME(2);

    private final byte code;

    Part(int code) {
      this.code = (byte) code;
    }
  }

  /** The index of the name block: no chunk has it. */
  static final long NAME_INDEX = -1;

  private static final Provider CONSCRYPT = Conscrypt.newProvider();
  private static final int FILE_BOUND_BYTES = FileHeader.FILE_ID_BYTES + 32;

  private final SecretKey key;
  private final Cipher cipher;
  private final ByteBuffer associated = ByteBuffer.allocate(FILE_BOUND_BYTES + Long.BYTES + 1);

  ChunkCipher(SecretKey key, FileHeader header) {
    this.key = key;
    this.associated.put(header.fileId()).put(header.hash());
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding", CONSCRYPT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Conscrypt has AES-GCM", e);
    }
  }

  /** Seals all of {@code plain} into {@code sealed}; both direct. */
  void seal(byte[] nonce, ByteBuffer plain, ByteBuffer sealed, long index, Part part) {
    try {
      sealed.put(nonce);
      start(Cipher.ENCRYPT_MODE, nonce, index, part);
      cipher.doFinal(plain, sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing needs nothing from outside", e);
    }
  }

  /**
   * Opens all of {@code sealed} into {@code plain}; both direct.
   *
   * @return false if it is not what was sealed; nothing in {@code plain} may be used then
   */
  boolean open(ByteBuffer sealed, ByteBuffer plain, long index, Part part) {
    byte[] nonce = new byte[SealedLayout.NONCE_BYTES];
    sealed.get(nonce);
    try {
      start(Cipher.DECRYPT_MODE, nonce, index, part);
      cipher.doFinal(sealed, plain);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private void start(int mode, byte[] nonce, long index, Part part)
      throws GeneralSecurityException {
    cipher.init(mode, key, new GCMParameterSpec(8 * SealedLayout.TAG_BYTES, nonce));
    associated.putLong(FILE_BOUND_BYTES, index).put(FILE_BOUND_BYTES + Long.BYTES, part.code);
    cipher.updateAAD(associated.array());
  }
}
