package dev.cordon.storage.backup;

import dev.cordon.core.secret.SecretBytes;
import java.io.IOException;

/** What an import is about, and how far it is, in its workroom. */
final class ImportJob {
  private static final String JOB = "job";

  private final Workroom room;
  private final byte[] id;
  private final byte[] key;
  private final Item.Begin begin;
  private ImportState state;

  private ImportJob(Workroom room, byte[] id, byte[] key, Item.Begin begin, ImportState state) {
    this.room = room;
    this.id = id;
    this.key = key;
    this.begin = begin;
    this.state = state;
  }

  static boolean isIn(Workroom room) throws IOException {
    return room.has(JOB);
  }

  static ImportJob begin(
      Workroom room, BackupHeader header, SecretBytes key, Item.Begin begin, ImportState state)
      throws IOException {
    ImportJob job = new ImportJob(room, header.id(), key.copy(), begin, state);
    job.remember(state);
    return job;
  }

  static ImportJob read(Workroom room) throws IOException {
    FieldReader from = new FieldReader(room.read(JOB));
    byte[] id = from.bytes(BackupHeader.ID_BYTES);
    byte[] key = from.bytes(BackupHeader.KEY_BYTES);
    Item.Begin begin = (Item.Begin) ItemCodec.decode(ImportState.block(from));
    return new ImportJob(room, id, key, begin, ImportState.read(from));
  }

  void remember(ImportState now) throws IOException {
    try (SecretBytes copy = SecretBytes.owning(key.clone())) {
      room.write(JOB, now.toBytes(id, copy, begin));
    }
    state = now;
  }

  ImportState state() {
    return state;
  }

  Item.Begin begin() {
    return begin;
  }

  RecordCipher cipher() {
    try (SecretBytes copy = SecretBytes.owning(key.clone())) {
      return new RecordCipher(copy, id);
    }
  }
}
