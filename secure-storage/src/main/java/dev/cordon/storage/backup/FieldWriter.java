package dev.cordon.storage.backup;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts numbers and texts behind one another, big-endian. */
final class FieldWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  FieldWriter small(int value) {
    out.write(value);
    return this;
  }

  FieldWriter count(int value) {
    return bytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  FieldWriter number(long value) {
    return bytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  FieldWriter bytes(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
    return this;
  }

  FieldWriter text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return count(utf8.length).bytes(utf8);
  }

  FieldWriter texts(List<String> texts) {
    count(texts.size());
    texts.forEach(this::text);
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
