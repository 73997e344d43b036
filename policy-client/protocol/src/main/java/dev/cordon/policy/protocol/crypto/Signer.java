package dev.cordon.policy.protocol.crypto;

import java.security.GeneralSecurityException;

/** Signs without showing its key: a device's vault, or a server's keyset. Safe for many threads. */
public interface Signer {
  /** The key that its signatures are judged by. */
  VerificationKey key();

  /**
   * The signature over {@code message}, in the form of the key's algorithm.
   *
   * @throws GeneralSecurityException if the key is gone or its keeper refuses
   */
  byte[] sign(byte[] message) throws GeneralSecurityException;
}
