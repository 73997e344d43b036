package dev.cordon.core.desktop.vault;

import com.google.crypto.tink.util.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A record with its name, so that one call lists a whole vault: {@code length of the name (2) ‖
 * name (UTF-8) ‖ record}.
 */
record NamedSecret(String name, Bytes record) {
  byte[] encode() {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(2 + text.length + record.size())
        .putShort((short) text.length)
        .put(text)
        .put(record.toByteArray())
        .array();
  }

  /** Empty if it is nothing of ours. */
  static Optional<NamedSecret> parse(byte[] secret) {
    ByteBuffer in = ByteBuffer.wrap(secret);
    int length = in.remaining() < 2 ? Integer.MAX_VALUE : Short.toUnsignedInt(in.getShort());
    if (length > in.remaining()) {
      return Optional.empty();
    }
    int end = 2 + length;
    return Optional.of(
        new NamedSecret(
            new String(secret, 2, length, StandardCharsets.UTF_8),
            Bytes.copyFrom(secret, end, secret.length - end)));
  }
}
