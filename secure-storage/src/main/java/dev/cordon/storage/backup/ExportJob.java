package dev.cordon.storage.backup;

import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an export is about, and its checkpoints, in its workroom. */
final class ExportJob {
  private static final String JOB = "job";
  private static final String CHECKPOINTS = "checkpoints";

  private final Workroom room;
  private final BackupHeader header;
  private final Item.Begin begin;

  private ExportJob(Workroom room, BackupHeader header, Item.Begin begin) {
    this.room = room;
    this.header = header;
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
    byte[] job = to.bytes(ItemCodec.encode(begin)).toBytes();
    room.write(JOB, job);
    Arrays.fill(job, (byte) 0);
    return new ExportJob(room, header, begin);
  }

  static ExportJob read(Workroom room) throws IOException {
    FieldReader from = new FieldReader(room.read(JOB));
    BackupHeader header =
        BackupHeader.read(new ByteArrayInputStream(from.bytes(BackupHeader.BYTES)));
    key(from).close();
    return new ExportJob(room, header, (Item.Begin) ItemCodec.decode(from.rest()));
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

  /** With the key that lies in the room: this remembers none, since it outlives locks. */
  RecordCipher cipher() throws IOException {
    byte[] job = room.read(JOB);
    FieldReader from = new FieldReader(job);
    byte[] unused = from.bytes(BackupHeader.BYTES);
    try (SecretBytes key = key(from)) {
      return new RecordCipher(key, header.id());
    } finally {
      Arrays.fill(job, (byte) 0);
    }
  }

  private static SecretBytes key(FieldReader from) throws StorageException {
    return SecretBytes.owning(from.bytes(BackupHeader.KEY_BYTES));
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
