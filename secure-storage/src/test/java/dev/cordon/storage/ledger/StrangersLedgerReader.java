package dev.cordon.storage.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads a ledger file by docs/storage-format.md alone, as lines of text: the JDK's own ciphers, no
 * code of the product.
 */
final class StrangersLedgerReader {
  private static final List<String> KINDS = List.of("", "SNAPSHOT", "SNAPSHOT ENDS", "COMMIT");
  private static final List<String> NUMBERS =
      List.of("", "PUT", "REMOVE", "RESERVE", "DOOM", "GONE", "WRITING", "SETTLED", "NEXT");

  private final byte[] file;
  private final byte[] key;
  private final List<String> lines = new ArrayList<>();

  StrangersLedgerReader(byte[] file, byte[] filesLedgerKey) throws GeneralSecurityException {
    this.file = file;
    byte[] extracted = hmac(Arrays.copyOfRange(file, 16, 48), filesLedgerKey);
    byte[] info =
        ByteBuffer.allocate(16 + 8 + 1 + 1)
            .put("cordon ledger v2".getBytes(StandardCharsets.US_ASCII))
            .put(file, 8, 8)
            .put((byte) 1)
            .put((byte) 1)
            .array();
    this.key = hmac(extracted, info);
  }

  List<String> lines() throws GeneralSecurityException, IOException {
    byte[] previousTag = new byte[16];
    int start = 64;
    for (long sequence = 0; start < file.length; sequence++) {
      ByteBuffer head = ByteBuffer.wrap(file, start, 28);
      int length = head.getInt();
      if (head.getLong() != sequence) {
        throw new IOException("another record was expected");
      }
      record(ByteBuffer.wrap(open(start, length, sequence, previousTag)));
      start += 28 + length + 16;
      previousTag = Arrays.copyOfRange(file, start - 16, start);
    }
    return lines;
  }

  private byte[] open(int start, int length, long sequence, byte[] previousTag)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    GCMParameterSpec nonce = new GCMParameterSpec(128, file, start + 12, 12);
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), nonce);
    cipher.updateAAD(MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(file, 64)));
    cipher.updateAAD(
        ByteBuffer.allocate(28).putLong(sequence).putInt(length).put(previousTag).array());
    return cipher.doFinal(file, start + 28, length + 16);
  }

  private void record(ByteBuffer in) {
    lines.add(KINDS.get(in.get()));
    while (in.hasRemaining()) {
      int code = in.get();
      lines.add(NUMBERS.get(code) + " " + varint(in) + (code == 1 ? row(in) : ""));
    }
  }

  private static String row(ByteBuffer in) {
    long parent = varint(in);
    boolean directory = in.get() == 0;
    String times = in.getLong() + " " + in.getLong() + " " + in.getLong() + " " + in.getLong();
    String name = new String(bytes(in, varint(in)), StandardCharsets.UTF_8);
    String row = " in " + parent + " \"" + name + "\" " + times;
    if (directory) {
      return row + " directory";
    }
    return row + (in.get() == 0 ? " empty" : content(in));
  }

  private static String content(ByteBuffer in) {
    HexFormat hex = HexFormat.of();
    return " content "
        + (varint(in) + " salt " + hex.formatHex(bytes(in, 16)) + " log2 " + in.get())
        + (" bytes " + varint(in) + " sealed " + varint(in) + " slots " + varint(in))
        + (" height " + in.get() + " tops " + hex.formatHex(bytes(in, 32 * varint(in))));
  }

  private static long varint(ByteBuffer in) {
    long number = 0;
    int shift = 0;
    byte part;
    do {
      part = in.get();
      number |= (part & 0x7FL) << shift;
      shift += 7;
    } while (part < 0);
    return number;
  }

  private static byte[] bytes(ByteBuffer in, long count) {
    byte[] bytes = new byte[(int) count];
    in.get(bytes);
    return bytes;
  }

  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }
}
