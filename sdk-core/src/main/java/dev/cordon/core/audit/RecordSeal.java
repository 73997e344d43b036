package dev.cordon.core.audit;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.device.AesGcm;
import dev.cordon.policy.protocol.audit.AuditChain;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Records: {@code length(2) ‖ nonce(12) ‖ ciphertext ‖ tag(16)}, AES-256-GCM. Associated data:
 * {@code "cordon/trail/v1" ‖ 0 ‖ trail id(16) ‖ day(4) ‖ sequence before(8) ‖ chain before(32)}, so
 * that a record opens in its own place alone.
 */
final class RecordSeal {
  static final int OVERHEAD_BYTES = AesGcm.OVERHEAD_BYTES;
  private static final byte[] LABEL = "cordon/trail/v1\0".getBytes(StandardCharsets.US_ASCII);

  private final Bytes key;
  private final byte[] id;

  RecordSeal(TrailState state) {
    this.key = state.key();
    this.id = state.id().toByteArray();
  }

  boolean isOf(TrailState state) {
    return key.equals(state.key());
  }

  /** One record. */
  byte[] seal(byte[] event, int day, Link before) {
    byte[] sealed = AesGcm.seal(key.toByteArray(), event, place(day, before));
    return ByteBuffer.allocate(Short.BYTES + sealed.length)
        .putShort((short) sealed.length)
        .put(sealed)
        .array();
  }

  /** The event in the record at the position of {@code in}; empty if it is none for this place. */
  Optional<byte[]> open(ByteBuffer in, int day, Link before) {
    if (in.remaining() < Short.BYTES) {
      return Optional.empty();
    }
    int length = Short.toUnsignedInt(in.getShort());
    if (length < OVERHEAD_BYTES || length > in.remaining()) {
      return Optional.empty();
    }
    byte[] sealed = new byte[length];
    in.get(sealed);
    return AesGcm.open(key.toByteArray(), sealed, place(day, before));
  }

  private byte[] place(int day, Link before) {
    return ByteBuffer.allocate(
            LABEL.length + id.length + Integer.BYTES + Long.BYTES + AuditChain.HASH_BYTES)
        .put(LABEL)
        .put(id)
        .putInt(day)
        .putLong(before.sequence())
        .put(before.chain().toByteArray())
        .array();
  }
}
