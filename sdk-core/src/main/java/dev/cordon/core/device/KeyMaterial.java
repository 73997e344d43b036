package dev.cordon.core.device;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a vault does, on a key's plain bytes: for vaults that keep keys in software. Hardware vaults
 * never need it.
 *
 * <p>SEAL and MAC: 32 random bytes. SIGN and SIGN_DIGEST: {@code length(2) ‖ PKCS #8 ‖
 * SubjectPublicKeyInfo}.
 */
public final class KeyMaterial {
  private static final int SHA256_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private KeyMaterial() {}

  /** New material; the caller zeroes it. */
  public static byte[] generate(KeyVault.Use use) {
    if (use == KeyVault.Use.SIGN || use == KeyVault.Use.SIGN_DIGEST) {
      return signingPair();
    }
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    return key;
  }

  /** AES-256-GCM: nonce ‖ ciphertext ‖ tag. */
  public static byte[] seal(byte[] key, byte[] plaintext, byte[] associatedData) {
    return AesGcm.seal(key, plaintext, associatedData);
  }

  /** The plaintext, or empty if it does not authenticate. */
  public static Optional<byte[]> open(byte[] key, byte[] sealed, byte[] associatedData) {
    return AesGcm.open(key, sealed, associatedData);
  }

  /** HMAC-SHA-256. */
  public static byte[] mac(byte[] key, byte[] message) {
    return always(
        () -> {
          Mac mac = Mac.getInstance("HmacSHA256");
          mac.init(new SecretKeySpec(key, "HmacSHA256"));
          return mac.doFinal(message);
        });
  }

  /** ECDSA P-256 with SHA-256, DER. */
  public static byte[] sign(byte[] pair, byte[] message) {
    return sign("SHA256withECDSA", pair, message);
  }

  /** ECDSA P-256 of a SHA-256 that was computed before, DER. */
  public static byte[] signDigest(byte[] pair, byte[] sha256) {
    if (sha256.length != SHA256_BYTES) {
      throw new IllegalArgumentException("a SHA-256 is signed, and nothing else");
    }
    return sign("NONEwithECDSA", pair, sha256);
  }

  private static byte[] sign(String algorithm, byte[] pair, byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(pair);
    byte[] privateKey = new byte[in.getShort()];
    in.get(privateKey);
    return always(
        () -> {
          Signature signature = Signature.getInstance(algorithm);
          signature.initSign(
              KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
          signature.update(message);
          return signature.sign();
        });
  }

  /** The public half of a signing pair. */
  public static byte[] publicKey(byte[] pair) {
    int privateBytes = ByteBuffer.wrap(pair).getShort();
    return Arrays.copyOfRange(pair, 2 + privateBytes, pair.length);
  }

  private static byte[] signingPair() {
    KeyPair pair =
        always(
            () -> {
              KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
              generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
              return generator.generateKeyPair();
            });
    byte[] privateKey = pair.getPrivate().getEncoded();
    byte[] publicKey = pair.getPublic().getEncoded();
    return ByteBuffer.allocate(2 + privateKey.length + publicKey.length)
        .putShort((short) privateKey.length)
        .put(privateKey)
        .put(publicKey)
        .array();
  }

  private interface Work<T> {
    T run() throws GeneralSecurityException;
  }

  private static <T> T always(Work<T> work) {
    try {
      return work.run();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an algorithm that every platform has failed", e);
    }
  }
}
