package dev.cordon.storage.ledger;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.content.ContentState;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads an authentic record's plaintext into a table. What it cannot read was written by a newer
 * version or a bug; it is refused all the same.
 */
final class EntryReader {
  private final byte[] bytes;
  private int next;

  EntryReader(byte[] plain) {
    this.bytes = plain;
  }

  /** The record's kind, which stands first. */
  byte kind() throws StorageException {
    return takeByte();
  }

  /** Applies all entries that follow. */
  void applyTo(LiveTable table) throws StorageException {
    while (next < bytes.length) {
      byte code = takeByte();
      if (code == Codes.PUT) {
        table.put(takeRow());
      } else {
        table.note(code, takeVarint());
      }
    }
  }

  private Row takeRow() throws StorageException {
    long node = takeVarint();
    long parent = takeVarint();
    boolean directory = takeChoice("row") == 0;
    long created = takeLong();
    long modified = takeLong();
    long accessed = takeLong();
    long expires = takeLong();
    String name = takeName();
    Optional<ContentState> content =
        directory || takeChoice("content") == 0 ? Optional.empty() : Optional.of(takeContent());
    return new Row(node, parent, name, directory, created, modified, accessed, expires, content);
  }

  private ContentState takeContent() throws StorageException {
    long number = takeVarint();
    Bytes salt = takeBytes(ContentState.SALT_BYTES);
    int log2 = takeByte();
    long size = takeVarint();
    long sealed = takeVarint();
    long slots = takeVarint();
    int height = takeByte();
    long tops = takeVarint();
    require(log2 >= 12 && log2 <= 15, "a block size that is unknown");
    require(height >= 0 && height <= 2, "a height that is unknown");
    require(tops <= bytes.length / ContentState.SEAL_BYTES, "more seals than there are");
    Bytes seals = takeBytes((int) tops * ContentState.SEAL_BYTES);
    return new ContentState(number, salt, log2, size, sealed, slots, height, seals);
  }

  private String takeName() throws StorageException {
    long length = takeVarint();
    require(length <= bytes.length - next, "a name that is longer than its record");
    try {
      ByteBuffer utf8 = ByteBuffer.wrap(bytes, next, (int) length);
      String name = StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
      next += (int) length;
      return name;
    } catch (CharacterCodingException e) {
      throw Damage.of("a record of the ledger holds a name that is no text");
    }
  }

  private int takeChoice(String of) throws StorageException {
    byte choice = takeByte();
    require(choice == 0 || choice == 1, "a kind of " + of + " that is unknown");
    return choice;
  }

  private long takeVarint() throws StorageException {
    long number = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      byte part = takeByte();
      number |= (part & 0x7FL) << shift;
      if (part >= 0) {
        return number;
      }
    }
    throw Damage.of("a record of the ledger holds a number that is too large");
  }

  private long takeLong() throws StorageException {
    require(bytes.length - next >= Long.BYTES, "too little");
    next += Long.BYTES;
    return ByteBuffer.wrap(bytes, next - Long.BYTES, Long.BYTES).getLong();
  }

  private Bytes takeBytes(int count) throws StorageException {
    require(bytes.length - next >= count, "too little");
    next += count;
    return Bytes.copyFrom(bytes, next - count, count);
  }

  private byte takeByte() throws StorageException {
    require(next < bytes.length, "too little");
    return bytes[next++];
  }

  private static void require(boolean holds, String what) throws StorageException {
    if (!holds) {
      throw Damage.of(
          "a record of the ledger holds " + what + ": a newer version of the app wrote it");
    }
  }
}
