package dev.cordon.storage.backup;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;

/**
 * Tink's own AES-GCM cipher of this thread. HPKE uses it and leaves it with a key that opens a
 * backup's header, for as long as the thread lives: past a lock.
 */
final class ThreadCipher {
  private static final byte[] NOTHING = new byte[0];

  private ThreadCipher() {}

  /** Gives it zeros for a key, which is how it forgets the one that it has. */
  static void forgetKey() {
    try {
      byte[] unused = new AesGcmJce(new byte[32]).encrypt(NOTHING, NOTHING);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has AES-GCM", e);
    }
  }
}
