package dev.cordon.storage.backup;

import dev.cordon.core.secret.SecretBytes;
import java.io.IOException;
import java.util.Optional;

/**
 * Where an import can be taken up.
 *
 * @param part of the parts, the one at work; -1 before the first
 * @param item what is half written
 * @param written bytes of it
 * @param complete whether all of it came, and takes its place now
 */
record ImportState(
    Mark mark, Counts counts, int part, Optional<Item> item, long written, boolean complete) {
  static final ImportState FIRST =
      new ImportState(Mark.first(), Counts.NONE, -1, Optional.empty(), 0, false);

  ImportState at(Mark now) {
    return new ImportState(now, counts, part, item, written, complete);
  }

  byte[] toBytes(byte[] id, SecretBytes key, Item.Begin begin) {
    FieldWriter to = new FieldWriter().bytes(id);
    key.use(to::bytes);
    block(to, ItemCodec.encode(begin));
    mark.write(to);
    counts.write(to);
    to.count(part).number(written).small(complete ? 1 : 0);
    block(to, item.map(ItemCodec::encode).orElse(new byte[0]));
    return to.toBytes();
  }

  /** What follows id, key and begin. */
  static ImportState read(FieldReader from) throws IOException {
    Mark mark = Mark.read(from);
    Counts counts = Counts.read(from);
    int part = from.count();
    long written = from.number();
    boolean complete = from.small() == 1;
    byte[] item = block(from);
    Optional<Item> open = item.length == 0 ? Optional.empty() : Optional.of(ItemCodec.decode(item));
    return new ImportState(mark, counts, part, open, written, complete);
  }

  static byte[] block(FieldReader from) throws IOException {
    return from.bytes(from.count());
  }

  private static void block(FieldWriter to, byte[] bytes) {
    to.count(bytes.length).bytes(bytes);
  }
}
