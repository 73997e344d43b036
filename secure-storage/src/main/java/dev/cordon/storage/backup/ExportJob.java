package dev.cordon.storage.backup;

import dev.cordon.core.secret.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What an export is about, and its checkpoints, in its workroom. */
final class ExportJob {
  private static final String JOB = "job";
  private static final String CHECKPOINTS = "checkpoints";

  private final Workroom room;
  private final BackupHeader header;
  private final byte[] key;
  private final Item.Begin begin;

  private ExportJob(Workroom room, BackupHeader header, byte[] key, Item.Begin begin) {
    this.room = room;
    this.header = header;
    this.key = key;
    this.begin = begin;
  }

  static boolean isIn(Workroom room) throws IOException {
    return room.has(JOB);
  }

  static ExportJob begin(Workroom room, BackupHeader header, SecretBytes key, Item.Begin begin)
      throws IOException {
    FieldWriter to = new FieldWriter().bytes(header.toBytes());
    key.use(to::bytes);
    room.write(CHECKPOINTS, new byte[0]);
    room.write(JOB, to.bytes(ItemCodec.encode(begin)).toBytes());
    return new ExportJob(room, header, key.copy(), begin);
  }

  static ExportJob read(Workroom room) throws IOException {
    FieldReader from = new FieldReader(room.read(JOB));
    BackupHeader header =
        BackupHeader.read(new ByteArrayInputStream(from.bytes(BackupHeader.BYTES)));
    byte[] key = from.bytes(BackupHeader.KEY_BYTES);
    return new ExportJob(room, header, key, (Item.Begin) ItemCodec.decode(from.rest()));
  }

  Workroom room() {
    return room;
  }

  BackupHeader header() {
    return header;
  }

  Item.Begin begin() {
    return begin;
  }

  RecordCipher cipher() {
    try (SecretBytes copy = SecretBytes.owning(key.clone())) {
      return new RecordCipher(copy, header.id());
    }
  }

  /** In the order of the stream. */
  List<Checkpoint> checkpoints() throws IOException {
    FieldReader from = new FieldReader(room.read(CHECKPOINTS));
    List<Checkpoint> all = new ArrayList<>();
    while (!from.isAtEnd()) {
      all.add(Checkpoint.read(from));
    }
    return all;
  }

  /** Forgets those behind {@code offset}: the stream goes on otherwise from there. */
  void forgetBehind(long offset) throws IOException {
    FieldWriter kept = new FieldWriter();
    for (Checkpoint each : checkpoints()) {
      if (each.mark().offset() <= offset) {
        kept.bytes(each.toBytes());
      }
    }
    room.write(CHECKPOINTS, kept.toBytes());
  }

  void remember(Checkpoint checkpoint) throws IOException {
    try (FileChannel channel =
        FileChannel.open(room.path(CHECKPOINTS), StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(checkpoint.toBytes());
      while (bytes.hasRemaining()) {
        int unused = channel.write(bytes);
      }
    }
    room.force();
  }
}
