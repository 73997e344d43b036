package dev.cordon.storage.content;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.crypto.Cipher;
import org.conscrypt.Conscrypt;

/**
 * Cipher objects for reuse: making one costs more than sealing a small file. Each remembers the
 * last key that it was given, which only lives as long as the volume, whose key for all contents is
 * in memory as well. Safe for many threads.
 */
final class Ciphers {
  private static final Provider CONSCRYPT = Conscrypt.newProvider();
  private static final int KEPT = 8;

  private final Deque<Cipher> idle = new ArrayDeque<>(); // guarded by this

  Cipher take() {
    synchronized (this) {
      if (!idle.isEmpty()) {
        return idle.removeFirst();
      }
    }
    try {
      return Cipher.getInstance("AES/GCM/NoPadding", CONSCRYPT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Conscrypt has AES-GCM", e);
    }
  }

  synchronized void give(Cipher cipher) {
    if (idle.size() < KEPT) {
      idle.addFirst(cipher);
    }
  }
}
