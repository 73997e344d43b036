package dev.cordon.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The name of an entry as it is sealed: two bytes of length, the name in UTF-8, zeros up to {@link
 * SealedLayout#NAME_BYTES}, so that the file's size tells nothing of it.
 */
final class NameBlock {
  private NameBlock() {}

  /** Puts {@code name} into {@code to} and makes it ready for sealing. */
  static void write(EntryName name, ByteBuffer to) {
    byte[] utf8 = name.utf8();
    Bounds.clear(to);
    to.putShort((short) utf8.length).put(utf8);
    to.put(new byte[SealedLayout.NAME_BYTES - to.position()]);
    Bounds.flip(to);
  }

  /** The name in an opened block: authentic, hence well formed. */
  static EntryName read(ByteBuffer from) throws StorageException {
    byte[] utf8 = new byte[from.getShort()];
    from.get(utf8);
    return EntryName.of(new String(utf8, StandardCharsets.UTF_8));
  }
}
