package dev.cordon.storage.backup;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens a backup by docs/backup-format.md and RFC 9180 alone, with what every JDK has: nothing of
 * ours, no Tink.
 */
final class StrangersBackupReader {
  private static final int HEADER = 140;
  private static final int CONTEXT = 25;
  private static final int POINT = 65;
  private static final byte[] NOTHING = new byte[0];
  private static final byte[] KEM = {'K', 'E', 'M', 0, 0x10};
  private static final byte[] HPKE = {'H', 'P', 'K', 'E', 0, 0x10, 0, 1, 0, 2};

  private final byte[] privateScalar;
  private final byte[] publicPoint;

  StrangersBackupReader(byte[] privateScalar, byte[] publicPoint) {
    this.privateScalar = privateScalar;
    this.publicPoint = publicPoint;
  }

  /** The plaintexts of all records. */
  List<byte[]> records(byte[] backup) throws GeneralSecurityException {
    byte[] key =
        dataKey(Arrays.copyOf(backup, CONTEXT), Arrays.copyOfRange(backup, CONTEXT + 2, HEADER));
    byte[] id = Arrays.copyOfRange(backup, 9, CONTEXT);
    byte[] previousTag = new byte[16];
    List<byte[]> plains = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(backup, HEADER, backup.length - HEADER);
    while (in.hasRemaining()) {
      byte[] record = new byte[in.getInt()];
      in.get(record);
      byte[] index = ByteBuffer.allocate(8).putLong(plains.size()).array();
      byte[] nonce = Arrays.copyOf(record, 12);
      byte[] sealed = Arrays.copyOfRange(record, 12, record.length);
      plains.add(opened(key, nonce, joined(id, index, previousTag), sealed));
      previousTag = Arrays.copyOfRange(record, record.length - 16, record.length);
    }
    return plains;
  }

  /** RFC 9180, section 5.1 (base mode) and 4.1. */
  private byte[] dataKey(byte[] info, byte[] wrapped) throws GeneralSecurityException {
    byte[] encapsulated = Arrays.copyOf(wrapped, POINT);
    byte[] sealed = Arrays.copyOfRange(wrapped, POINT, wrapped.length);
    byte[] prk = extract(KEM, NOTHING, "eae_prk", agreed(encapsulated));
    byte[] shared = expand(KEM, prk, "shared_secret", joined(encapsulated, publicPoint), 32);
    byte[] context =
        joined(
            new byte[] {0},
            extract(HPKE, NOTHING, "psk_id_hash", NOTHING),
            extract(HPKE, NOTHING, "info_hash", info));
    byte[] secret = extract(HPKE, shared, "secret", NOTHING);
    byte[] key = expand(HPKE, secret, "key", context, 32);
    return opened(key, expand(HPKE, secret, "base_nonce", context, 12), NOTHING, sealed);
  }

  private byte[] agreed(byte[] point) throws GeneralSecurityException {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    ECParameterSpec p256 = curve.getParameterSpec(ECParameterSpec.class);
    ECPoint other =
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
            new BigInteger(1, Arrays.copyOfRange(point, 33, POINT)));
    KeyFactory keys = KeyFactory.getInstance("EC");
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(
        keys.generatePrivate(new ECPrivateKeySpec(new BigInteger(1, privateScalar), p256)));
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
