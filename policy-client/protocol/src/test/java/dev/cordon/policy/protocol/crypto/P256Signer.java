package dev.cordon.policy.protocol.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/** A device's signer as a test has it: a P-256 key in memory, by the JDK. */
public final class P256Signer implements Signer {
  private final KeyPair pair;
  private final VerificationKey key;

  public P256Signer() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
      key = VerificationKey.of(Algorithm.ECDSA_P256_SHA256, pair.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public VerificationKey key() {
    return key;
  }

  @Override
  public byte[] sign(byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(message);
    return signature.sign();
  }
}
