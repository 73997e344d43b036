package dev.cordon.storage.ledger;

import com.google.crypto.tink.util.Bytes;
import java.nio.ByteBuffer;

/**
 * Where the ledger stood: kept by the container where nobody can turn it back, it shows a ledger
 * that is older.
 *
 * @param generation of the ledger's file
 * @param sequence of the record that was the last
 * @param tag of that record, 16 bytes
 */
public record Anchor(long generation, long sequence, Bytes tag) {
  private static final int TAG_BYTES = 16;
  private static final int BYTES = Long.BYTES + Long.BYTES + TAG_BYTES;

  /** The anchor that {@link #toBytes} wrote. */
  public static Anchor of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("an anchor has " + BYTES + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new Anchor(
        in.getLong(), in.getLong(), Bytes.copyFrom(bytes, BYTES - TAG_BYTES, TAG_BYTES));
  }

  /** {@code generation (8) ‖ sequence (8) ‖ tag (16)}, big-endian. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(generation)
        .putLong(sequence)
        .put(tag.toByteArray())
        .array();
  }
}
