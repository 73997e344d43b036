package dev.cordon.policy.protocol.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.signature.EcdsaParameters;
import com.google.crypto.tink.signature.EcdsaPublicKey;
import com.google.crypto.tink.subtle.EcdsaVerifyJce;
import com.google.crypto.tink.subtle.Ed25519Verify;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.spec.ECPoint;
import java.util.Arrays;

/** A public key that judges signatures. Immutable and safe for many threads. */
public final class VerificationKey {
  private static final int ED25519_BYTES = 32;
  private static final int P256_BYTES = 32;
  private static final byte[] P256_HEAD =
      new BigInteger("3059301306072a8648ce3d020106082a8648ce3d03010703420004", 16).toByteArray();
  private static final EcdsaParameters P256 = p256Parameters();

  private final Algorithm algorithm;
  private final byte[] bytes;
  private final String id;
  private final PublicKeyVerify verify;

  private VerificationKey(Algorithm algorithm, byte[] bytes) throws GeneralSecurityException {
    this.algorithm = algorithm;
    this.bytes = bytes;
    this.id = idOf(algorithm, bytes);
    this.verify = verifier(algorithm, bytes);
  }

  /**
   * A key in the algorithm's own form.
   *
   * @throws GeneralSecurityException if {@code bytes} are no such key
   */
  public static VerificationKey of(Algorithm algorithm, byte[] bytes)
      throws GeneralSecurityException {
    return new VerificationKey(algorithm, bytes.clone());
  }

  /** How it signs. */
  public Algorithm algorithm() {
    return algorithm;
  }

  /** The key in the algorithm's own form; a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Lowercase hex SHA-256 over the algorithm's wire name, a colon and the bytes. */
  public String id() {
    return id;
  }

  /** Whether {@code signature} over {@code message} was made with this key's private half. */
  public boolean verifies(byte[] message, byte[] signature) {
    try {
      verify.verify(signature, message);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerificationKey key
        && algorithm == key.algorithm
        && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return algorithm.wireName() + ":" + id;
  }

  private static String idOf(Algorithm algorithm, byte[] bytes) {
    ByteArrayOutputStream named = new ByteArrayOutputStream();
    byte[] name = (algorithm.wireName() + ":").getBytes(StandardCharsets.US_ASCII);
    named.write(name, 0, name.length);
    named.write(bytes, 0, bytes.length);
    return Sha256.hex(named.toByteArray());
  }

  private static PublicKeyVerify verifier(Algorithm algorithm, byte[] bytes)
      throws GeneralSecurityException {
    return switch (algorithm) {
      case ED25519 -> ed25519(bytes);
      case ECDSA_P256_SHA256 -> p256(bytes);
    };
  }

  private static PublicKeyVerify ed25519(byte[] bytes) throws GeneralSecurityException {
    if (bytes.length != ED25519_BYTES) {
      throw new InvalidKeyException("an Ed25519 key has 32 bytes");
    }
    return new Ed25519Verify(bytes);
  }

  @AccessesPartialKey
  private static PublicKeyVerify p256(byte[] bytes) throws GeneralSecurityException {
    // One key has one encoding, and so one id: named curve, uncompressed point (RFC 5480).
    int head = P256_HEAD.length;
    if (bytes.length != head + 2 * P256_BYTES
        || !Arrays.equals(Arrays.copyOf(bytes, head), P256_HEAD)) {
      throw new InvalidKeyException("not an uncompressed P-256 SubjectPublicKeyInfo");
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(bytes, head, head + P256_BYTES));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(bytes, head + P256_BYTES, bytes.length));
    return EcdsaVerifyJce.create(
        EcdsaPublicKey.builder()
            .setParameters(P256)
            .setPublicPoint(new ECPoint(x, y))
            .build()); // refuses a point that is not on the curve
  }

  private static EcdsaParameters p256Parameters() {
    try {
      return EcdsaParameters.builder()
          .setCurveType(EcdsaParameters.CurveType.NIST_P256)
          .setHashType(EcdsaParameters.HashType.SHA256)
          .setSignatureEncoding(EcdsaParameters.SignatureEncoding.DER)
          .setVariant(EcdsaParameters.Variant.NO_PREFIX)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
