package dev.cordon.policy.protocol.crypto;

import java.util.Optional;

/** How a key signs. */
public enum Algorithm {
  /** RFC 8032. The key is 32 raw bytes. */
  ED25519("ed25519"),
  /** FIPS 186-5 over P-256. The key is an X.509 SubjectPublicKeyInfo, a signature is DER. */
  ECDSA_P256_SHA256("ecdsa-p256-sha256");

  private final String wireName;

  Algorithm(String wireName) {
    this.wireName = wireName;
  }

  /** Its name in documents. */
  public String wireName() {
    return wireName;
  }

  /** The algorithm of that name; empty: not known to this version. */
  public static Optional<Algorithm> named(String wireName) {
    for (Algorithm algorithm : values()) {
      if (algorithm.wireName.equals(wireName)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }
}
