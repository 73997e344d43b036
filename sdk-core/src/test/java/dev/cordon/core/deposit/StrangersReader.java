package dev.cordon.core.deposit;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens a deposit by docs/key-format.md and RFC 9180 alone, with what every JDK has: nothing of
 * ours, no Tink.
 */
final class StrangersReader {
  private static final int PREFIX = 9;
  private static final int POINT = 65;
  private static final byte[] NOTHING = new byte[0];
  private static final byte[] KEM = {'K', 'E', 'M', 0, 0x10};
  private static final byte[] HPKE = {'H', 'P', 'K', 'E', 0, 0x10, 0, 1, 0, 2};

  private StrangersReader() {}

  /** The scalar that was wrapped for {@code point} under the key {@code purposeKey}. */
  static byte[] scalar(byte[] purposeKey, byte[] wrapped, byte[] point)
      throws GeneralSecurityException {
    byte[] sealed = Arrays.copyOfRange(wrapped, 12, wrapped.length);
    byte[] bound = joined(ascii("cordon/deposit-key/v1/"), point);
    return opened(purposeKey, Arrays.copyOf(wrapped, 12), bound, sealed);
  }

  /** RFC 9180, sections 4.1 and 5.1 (base mode). */
  static byte[] content(byte[] file, byte[] scalar, byte[] point, byte[] place)
      throws GeneralSecurityException {
    byte[] info = joined(Arrays.copyOf(file, PREFIX), place);
    byte[] encapsulated = Arrays.copyOfRange(file, PREFIX, PREFIX + POINT);
    byte[] prk = extract(KEM, NOTHING, "eae_prk", agreed(scalar, encapsulated));
    byte[] shared = expand(KEM, prk, "shared_secret", joined(encapsulated, point), 32);
    byte[] context =
        joined(
            new byte[] {0},
            extract(HPKE, NOTHING, "psk_id_hash", NOTHING),
            extract(HPKE, NOTHING, "info_hash", info));
    byte[] secret = extract(HPKE, shared, "secret", NOTHING);
    byte[] key = expand(HPKE, secret, "key", context, 32);
    byte[] sealed = Arrays.copyOfRange(file, PREFIX + POINT, file.length);
    return opened(key, expand(HPKE, secret, "base_nonce", context, 12), NOTHING, sealed);
  }

  private static byte[] agreed(byte[] scalar, byte[] point) throws GeneralSecurityException {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    ECParameterSpec p256 = curve.getParameterSpec(ECParameterSpec.class);
    ECPoint other =
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
            new BigInteger(1, Arrays.copyOfRange(point, 33, POINT)));
    KeyFactory keys = KeyFactory.getInstance("EC");
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(keys.generatePrivate(new ECPrivateKeySpec(new BigInteger(1, scalar), p256)));
    agreement.doPhase(keys.generatePublic(new ECPublicKeySpec(other, p256)), true);
    return agreement.generateSecret();
  }

  private static byte[] extract(byte[] suite, byte[] salt, String label, byte[] material)
      throws GeneralSecurityException {
    return hmac(
        salt.length == 0 ? new byte[32] : salt,
        joined(ascii("HPKE-v1"), suite, ascii(label), material));
  }

  /** One block suffices: none is longer than 32 bytes. */
  private static byte[] expand(byte[] suite, byte[] prk, String label, byte[] info, int bytes)
      throws GeneralSecurityException {
    byte[] length = {0, (byte) bytes};
    byte[] one = {1};
    byte[] labelled = joined(length, ascii("HPKE-v1"), suite, ascii(label), info, one);
    return Arrays.copyOf(hmac(prk, labelled), bytes);
  }

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }

  private static byte[] opened(byte[] key, byte[] nonce, byte[] bound, byte[] sealed)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD(bound);
    return cipher.doFinal(sealed);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
