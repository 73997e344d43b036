package dev.cordon.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads a content file by docs/storage-format.md alone: the JDK's own ciphers, no code of the
 * product, whole files in memory.
 */
final class StrangersReader {
  private static final int CHUNK = 32_768;

  private final byte[] file;
  private final byte[] key;

  StrangersReader(byte[] file, byte[] filesContentKey) throws GeneralSecurityException {
    this.file = file;
    byte[] salt = Arrays.copyOfRange(file, 40, 72);
    byte[] info =
        ByteBuffer.allocate(14 + 96)
            .put("cordon file v1".getBytes(StandardCharsets.US_ASCII))
            .put(file, 0, 96)
            .array();
    byte[] extracted = hmac(salt, filesContentKey);
    this.key = hmac(extracted, ByteBuffer.allocate(111).put(info).put((byte) 1).array());
  }

  String name() throws GeneralSecurityException {
    byte[] block = open(96, 1024, -1, 2);
    int length = ByteBuffer.wrap(block).getShort();
    return new String(block, 2, length, StandardCharsets.UTF_8);
  }

  byte[] content() throws GeneralSecurityException {
    int chunks = (file.length - 1024) / (CHUNK + 28);
    int last = 1024 + chunks * (CHUNK + 28);
    ByteBuffer content = ByteBuffer.allocate(chunks * CHUNK + file.length - last - 28);
    for (int i = 0; i < chunks; i++) {
      content.put(open(1024 + i * (CHUNK + 28), 1024 + (i + 1) * (CHUNK + 28), i, 0));
    }
    return content.put(open(last, file.length, chunks, 1)).array();
  }

  private byte[] open(int start, int end, long index, int part) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    GCMParameterSpec nonce = new GCMParameterSpec(128, file, start, 12);
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), nonce);
    cipher.updateAAD(file, 8, 16);
    cipher.updateAAD(MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(file, 96)));
    cipher.updateAAD(ByteBuffer.allocate(9).putLong(index).put((byte) part).array());
    return cipher.doFinal(file, start + 12, end - start - 12);
  }

  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }
}
