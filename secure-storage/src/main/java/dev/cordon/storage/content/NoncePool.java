package dev.cordon.storage.content;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Random 96-bit nonces, drawn in bulk: one call of {@link SecureRandom} costs 0.9 µs, a tenth of
 * sealing a block. Used bytes are zeroed; what is older than a second is thrown away, so that a
 * virtual machine that was copied while it ran goes on with nonces of its own. Safe for many
 * threads.
 *
 * <p>A key seals at most 2^31 blocks of one content, so that the chance of any two nonces being the
 * same stays below the 2^-32 of NIST SP 800-38D, section 8.3.
 */
final class NoncePool {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final SecureRandom random;
  private final LongSupplier nanoClock;
  private final byte[] pool = new byte[Seal.NONCE_BYTES * 64]; // guarded by this
  private int used = pool.length; // guarded by this
  private long drawnNanos; // guarded by this

  NoncePool(SecureRandom random, LongSupplier nanoClock) {
    this.random = random;
    this.nanoClock = nanoClock;
  }

  /** Puts a nonce to {@code at} in {@code to}. */
  void next(byte[] to, int at) {
    next(to, at, Seal.NONCE_BYTES);
  }

  /** Puts {@code bytes} of the same kind to {@code at}: a salt, for example. */
  synchronized void next(byte[] to, int at, int bytes) {
    long now = nanoClock.getAsLong();
    if (pool.length - used < bytes || now - drawnNanos > FRESH_NANOS) {
      random.nextBytes(pool);
      used = 0;
      drawnNanos = now;
    }
    System.arraycopy(pool, used, to, at, bytes);
    Arrays.fill(pool, used, used + bytes, (byte) 0);
    used += bytes;
  }
}
