package dev.cordon.storage.ledger;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What stands before a record's ciphertext. Its checksum is no protection: it tells a record that a
 * power cut left unfinished from one that was whole and then damaged.
 */
final class RecordHead {
  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;
  static final int BYTES = Integer.BYTES + Long.BYTES + NONCE_BYTES + Integer.BYTES;
  private static final int CHECKED_BYTES = BYTES - Integer.BYTES;

  private final int length;
  private final long sequence;
  private final byte[] nonce;

  /**
   * A head.
   *
   * @param length of the ciphertext in bytes, without the tag
   */
  RecordHead(int length, long sequence, byte[] nonce) {
    this.length = length;
    this.sequence = sequence;
    this.nonce = nonce.clone();
  }

  /** The head in {@code bytes} at {@code start}; empty if there is none. */
  static Optional<RecordHead> parse(byte[] bytes, int start) {
    ByteBuffer in = ByteBuffer.wrap(bytes, start, BYTES);
    int length = in.getInt();
    long sequence = in.getLong();
    byte[] nonce = new byte[NONCE_BYTES];
    in.get(nonce);
    boolean whole = in.getInt() == check(bytes, start) && length > 0 && sequence >= 0;
    return whole ? Optional.of(new RecordHead(length, sequence, nonce)) : Optional.empty();
  }

  void write(ByteBuffer out) {
    int start = out.arrayOffset() + out.position();
    out.putInt(length).putLong(sequence).put(nonce);
    out.putInt(check(out.array(), start));
  }

  int length() {
    return length;
  }

  long sequence() {
    return sequence;
  }

  byte[] nonce() {
    return nonce;
  }

  /** The whole record's length. */
  long recordBytes() {
    return (long) BYTES + length + TAG_BYTES;
  }

  private static int check(byte[] bytes, int start) {
    CRC32 crc = new CRC32();
    crc.update(bytes, start, CHECKED_BYTES);
    return (int) crc.getValue();
  }
}
