package dev.cordon.storage.backup;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Items as bytes: a type, and its fields. */
final class ItemCodec {
  private static final int BEGIN = 1;
  private static final int DOMAIN = 2;
  private static final int DIRECTORY = 3;
  private static final int FILE = 4;
  private static final int DATABASE = 5;
  private static final int DATA = 6;
  private static final int DONE = 7;
  private static final int DROPPED = 8;
  private static final int END = 9;
  private static final long NEVER = 0;

  private ItemCodec() {}

  static byte[] encode(Item item) {
    FieldWriter to = new FieldWriter();
    if (item instanceof Item.Data data) {
      return to.small(DATA).bytes(data.bytes()).toBytes();
    } else if (item instanceof Item.Begin begin) {
      writeBegin(to.small(BEGIN), begin);
    } else if (item instanceof Item.InDomain domain) {
      to.small(DOMAIN).text(domain.name());
    } else if (item instanceof Item.Directory directory) {
      directory.times().write(to.small(DIRECTORY).texts(directory.path()));
    } else if (item instanceof Item.OfFile file) {
      file.times().write(to.small(FILE).texts(file.path()));
      to.number(file.expires().map(Instant::toEpochMilli).orElse(NEVER));
    } else if (item instanceof Item.OfDatabase database) {
      to.small(DATABASE).text(database.name());
    } else if (item instanceof Item.Done done) {
      to.small(DONE).number(done.bytes());
    } else if (item instanceof Item.Dropped) {
      to.small(DROPPED);
    } else if (item instanceof Item.End end) {
      end.counts().write(to.small(END));
    }
    return to.toBytes();
  }

  private static void writeBegin(FieldWriter to, Item.Begin begin) {
    to.number(begin.allBytes()).count(begin.parts().size());
    for (BackupPart part : begin.parts()) {
      to.text(part.domain()).texts(part.databases());
    }
  }

  /** Refuses, with {@code BACKUP_DAMAGED}, what {@link #encode} does not make. */
  static Item decode(byte[] bytes) throws IOException {
    FieldReader from = new FieldReader(bytes);
    Item item = read(from.small(), from);
    if (!from.isAtEnd()) {
      throw new StorageException(Problem.BACKUP_DAMAGED, "");
    }
    return item;
  }

  private static Item read(int type, FieldReader from) throws IOException {
    return switch (type) {
      case BEGIN -> new Item.Begin(from.number(), parts(from));
      case DOMAIN -> new Item.InDomain(from.text());
      case DIRECTORY -> new Item.Directory(from.texts(), FileTimes.read(from));
      case FILE -> new Item.OfFile(from.texts(), FileTimes.read(from), expiry(from.number()));
      case DATABASE -> new Item.OfDatabase(from.text());
      case DATA -> new Item.Data(from.rest());
      case DONE -> new Item.Done(from.number());
      case DROPPED -> new Item.Dropped();
      case END -> new Item.End(Counts.read(from));
      default -> throw new StorageException(Problem.BACKUP_DAMAGED, "");
    };
  }

  private static List<BackupPart> parts(FieldReader from) throws IOException {
    int count = from.count();
    List<BackupPart> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(new BackupPart(from.text(), from.texts()));
    }
    return parts;
  }

  private static Optional<Instant> expiry(long millis) {
    return millis == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
