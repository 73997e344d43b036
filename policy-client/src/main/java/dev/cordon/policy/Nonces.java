package dev.cordon.policy;

import java.security.SecureRandom;
import java.util.Base64;

/** Random words of 128 bits, each used once. Safe for many threads. */
final class Nonces {
  private static final int BYTES = 16;

  private final SecureRandom random;

  Nonces(SecureRandom random) {
    this.random = random;
  }

  String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
