package dev.cordon.storage.ledger;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.storage.content.ContentState;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a record's plaintext into a buffer that grows. One thread at a time. */
final class EntryWriter implements Closeable {
  private static final int FIRST_BYTES = 1 << 12;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int length;

  /** Begins a record of {@code kind}, zeroing what was there. */
  void begin(byte kind) {
    Arrays.fill(bytes, 0, length, (byte) 0);
    length = 0;
    putByte(kind);
  }

  /** The buffer itself, {@link #length} bytes of it. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void putChanges(Changes changes) {
    changes.puts().forEach(this::putRow);
    changes.removed().forEach(node -> putNumber(Codes.REMOVE, node));
    putIfAny(Codes.RESERVE, changes.reserved());
    putIfAny(Codes.NEXT, changes.nextNode());
    changes.doomed().forEach(content -> putNumber(Codes.DOOM, content));
    changes.gone().forEach(content -> putNumber(Codes.GONE, content));
    changes.writing().forEach(content -> putNumber(Codes.WRITING, content));
    changes.settled().forEach(content -> putNumber(Codes.SETTLED, content));
  }

  /** Neither number shrinks, so that 0 says nothing. */
  private void putIfAny(byte code, long number) {
    if (number != 0) {
      putNumber(code, number);
    }
  }

  void putNumber(byte code, long number) {
    putByte(code);
    putVarint(number);
  }

  void putRow(Row row) {
    putNumber(Codes.PUT, row.node());
    putVarint(row.parent());
    putByte((byte) (row.directory() ? 0 : 1));
    putLong(row.createdNanos());
    putLong(row.modifiedNanos());
    putLong(row.accessedNanos());
    putLong(row.expiresMillis());
    byte[] name = utf8(row.name());
    putVarint(name.length);
    putBytes(name);
    Arrays.fill(name, (byte) 0);
    if (!row.directory()) {
      putByte((byte) (row.content().isPresent() ? 1 : 0));
      row.content().ifPresent(this::putContent);
    }
  }

  private void putContent(ContentState state) {
    putVarint(state.number());
    putBytes(state.salt());
    putByte((byte) state.log2());
    putVarint(state.bytes());
    putVarint(state.sealed());
    putVarint(state.slots());
    putByte((byte) state.height());
    putVarint(state.tops().size() / ContentState.SEAL_BYTES);
    putBytes(state.tops());
  }

  private void putVarint(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("a number below zero");
    }
    long rest = number;
    while (rest > 0x7F) {
      putByte((byte) (rest | 0x80));
      rest >>>= 7;
    }
    putByte((byte) rest);
  }

  private void putLong(long number) {
    room(Long.BYTES);
    ByteBuffer.wrap(bytes, length, Long.BYTES).putLong(number);
    length += Long.BYTES;
  }

  private void putBytes(Bytes source) {
    putBytes(source.toByteArray());
  }

  private void putBytes(byte[] source) {
    room(source.length);
    System.arraycopy(source, 0, bytes, length, source.length);
    length += source.length;
  }

  void putByte(byte value) {
    room(1);
    bytes[length++] = value;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      byte[] larger = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
      Arrays.fill(bytes, (byte) 0);
      bytes = larger;
    }
  }

  private static byte[] utf8(String name) {
    if (hasHalfCharacter(name)) {
      throw new IllegalArgumentException("a name with half a character");
    }
    return name.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean hasHalfCharacter(String name) {
    for (int i = 0; i < name.length(); i++) {
      boolean high = Character.isHighSurrogate(name.charAt(i));
      if (high && i + 1 < name.length() && Character.isLowSurrogate(name.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(name.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
    length = 0;
  }
}
