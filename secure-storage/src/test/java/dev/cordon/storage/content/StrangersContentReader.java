package dev.cordon.storage.content;

import com.google.crypto.tink.util.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads a content by docs/storage-format.md alone: the JDK's own ciphers, no code of the product,
 * whole files in memory.
 */
final class StrangersContentReader {
  private final byte[] file;
  private final byte[] key;
  private final long number;
  private final int log2;
  private final long bytes;
  private final int height;

  StrangersContentReader(
      byte[] file,
      byte[] filesContentKey,
      long number,
      byte[] salt,
      int log2,
      long bytes,
      int height)
      throws GeneralSecurityException {
    this.file = file;
    this.number = number;
    this.log2 = log2;
    this.bytes = bytes;
    this.height = height;
    ByteBuffer info = ByteBuffer.allocate(28);
    info.put("cordon content v2".getBytes(StandardCharsets.US_ASCII)).putLong(number);
    info.put((byte) 1).put((byte) log2).put((byte) 1); // the last is HKDF's counter
    this.key = hmac(hmac(salt, filesContentKey), info.array());
  }

  byte[] content(Bytes tops) throws GeneralSecurityException {
    ByteBuffer content = ByteBuffer.allocate((int) bytes);
    for (long i = 0; content.hasRemaining(); i++) {
      content.put(block(tops, i));
    }
    return content.array();
  }

  /** Data block {@code index}. */
  byte[] block(Bytes tops, long index) throws GeneralSecurityException {
    long size = 1L << log2;
    long fan = size / 32;
    byte[] seals = tops.toByteArray();
    for (int level = height; level > 0; level--) {
      long mapIndex = index / (level == 2 ? fan * fan : fan);
      int at = (int) (level == height ? mapIndex : mapIndex % fan) * 32;
      if (isHole(seals, at)) {
        return new byte[length(index)];
      }
      seals = open(seals, at, level, mapIndex, (int) size);
    }
    int at = (int) (height == 0 ? index : index % fan) * 32;
    return isHole(seals, at) ? new byte[length(index)] : open(seals, at, 0, index, length(index));
  }

  private int length(long index) {
    return (int) Math.min(1L << log2, bytes - (index << log2));
  }

  private static boolean isHole(byte[] seals, int at) {
    return ByteBuffer.wrap(seals).getInt(at) == 0xFFFFFFFF;
  }

  private byte[] open(byte[] seals, int at, int level, long index, int length)
      throws GeneralSecurityException {
    int start = ByteBuffer.wrap(seals).getInt(at) << log2;
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    GCMParameterSpec nonce = new GCMParameterSpec(128, seals, at + 4, 12);
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), nonce);
    ByteBuffer associated = ByteBuffer.allocate(23).putLong(number).put((byte) 1);
    associated.put((byte) log2).put((byte) level).putLong(index).putInt(length);
    cipher.updateAAD(associated.array());
    byte[] sealed = Arrays.copyOfRange(file, start, start + length + 16);
    System.arraycopy(seals, at + 16, sealed, length, 16);
    return cipher.doFinal(sealed);
  }

  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }
}
