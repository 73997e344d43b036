package dev.cordon.storage.backup;

import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.StorageException;
import java.io.IOException;
import java.util.Arrays;

/** What an import is about, and how far it is, in its workroom. */
final class ImportJob {
  private static final String JOB = "job";

  private final Workroom room;
  private final byte[] id;
  private final Item.Begin begin;
  private ImportState state;

  private ImportJob(Workroom room, byte[] id, Item.Begin begin, ImportState state) {
    this.room = room;
    this.id = id;
    this.begin = begin;
    this.state = state;
  }

  static boolean isIn(Workroom room) throws IOException {
    return room.has(JOB);
  }

  static ImportJob begin(
      Workroom room, BackupHeader header, SecretBytes key, Item.Begin begin, ImportState state)
      throws IOException {
    ImportJob job = new ImportJob(room, header.id(), begin, state);
    job.write(state, key);
    return job;
  }

  static ImportJob read(Workroom room) throws IOException {
    FieldReader from = new FieldReader(room.read(JOB));
    byte[] id = from.bytes(BackupHeader.ID_BYTES);
    key(from).close();
    Item.Begin begin = (Item.Begin) ItemCodec.decode(ImportState.block(from));
    return new ImportJob(room, id, begin, ImportState.read(from));
  }

  void remember(ImportState now) throws IOException {
    try (SecretBytes key = key()) {
      write(now, key);
    }
    state = now;
  }

  private void write(ImportState now, SecretBytes key) throws IOException {
    byte[] job = now.toBytes(id, key, begin);
    room.write(JOB, job);
    Arrays.fill(job, (byte) 0);
  }

  ImportState state() {
    return state;
  }

  Item.Begin begin() {
    return begin;
  }

  RecordCipher cipher() throws IOException {
    try (SecretBytes key = key()) {
      return new RecordCipher(key, id);
    }
  }

  /** As it lies in the room: this remembers none, since it outlives locks. */
  private SecretBytes key() throws IOException {
    byte[] job = room.read(JOB);
    FieldReader from = new FieldReader(job);
    byte[] unused = from.bytes(BackupHeader.ID_BYTES);
    try {
      return key(from);
    } finally {
      Arrays.fill(job, (byte) 0);
    }
  }

  private static SecretBytes key(FieldReader from) throws StorageException {
    return SecretBytes.owning(from.bytes(BackupHeader.KEY_BYTES));
  }
}
