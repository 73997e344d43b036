package dev.cordon.storage.content;

import java.io.Closeable;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.crypto.Cipher;
import org.conscrypt.Conscrypt;

/**
 * Cipher objects for reuse: making one costs more than sealing a small file. Each refers to the
 * last key that it was given, which its content zeroes (see {@link ContentKey}). Safe for many
 * threads.
 */
final class Ciphers implements Closeable {
  private static final Provider CONSCRYPT = Conscrypt.newProvider();
  private static final int KEPT = 8;

  private final Deque<Cipher> idle = new ArrayDeque<>(); // guarded by this
  private boolean closed; // guarded by this

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
    if (!closed && idle.size() < KEPT) {
      idle.addFirst(cipher);
    }
  }

  /** Keeps none from now on. */
  @Override
  public synchronized void close() {
    closed = true;
    idle.clear();
  }
}
