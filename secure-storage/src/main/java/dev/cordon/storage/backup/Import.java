package dev.cordon.storage.backup;

import static dev.cordon.storage.backup.Told.told;

import dev.cordon.core.Container;
import dev.cordon.core.Registration;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.files.SecureFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A backup on its way into a container (A4). One at a time; for one thread.
 *
 * <p>Nothing shows until all of it came and was right; then each domain's files and databases take
 * their places, and a kill in between is made up for by going on. Where it stands is kept in the
 * container. Errors of the container's side and of the backup are {@link StorageException}s, those
 * of the stream whatever it throws; after any, ask {@link #position} and go on, or {@link #giveUp}.
 */
public final class Import {
  private static final long CHECKPOINT_BYTES = 32 << 20;

  private final Container container;
  private final Workroom room;
  private final Optional<OpeningKey> key;
  private final long checkpointBytes;
  private Optional<ImportJob> job;

  private Import(
      Container container,
      Workroom room,
      Optional<OpeningKey> key,
      Optional<ImportJob> job,
      long checkpointBytes) {
    this.container = container;
    this.room = room;
    this.key = key;
    this.job = job;
    this.checkpointBytes = checkpointBytes;
  }

  /**
   * Begins an import of a backup that {@code key} opens.
   *
   * @throws StorageException {@code BACKUP_UNDER_WAY} if there is one already; what {@link
   *     SecureFiles#in(Container, String)} says
   */
  public static Import begin(Container container, OpeningKey key) throws IOException {
    return begin(container, key, CHECKPOINT_BYTES);
  }

  static Import begin(Container container, OpeningKey key, long checkpointBytes)
      throws IOException {
    Workroom room = told(() -> Workroom.in(container, Workroom.IMPORT));
    if (ImportJob.isIn(room)) {
      throw new StorageException(Problem.BACKUP_UNDER_WAY, "");
    }
    return new Import(container, room, Optional.of(key), Optional.empty(), checkpointBytes);
  }

  /**
   * The one that was under way; empty if there is none, or its first record never came. After an
   * error or a kill in the last moment it is empty as well, for all of it has its place already;
   * {@link #readFrom} of a new one then says {@code BACKUP_TARGET_IN_USE}.
   */
  public static Optional<Import> resume(Container container) throws IOException {
    return resume(container, CHECKPOINT_BYTES);
  }

  static Optional<Import> resume(Container container, long checkpointBytes) throws IOException {
    Workroom room = told(() -> Workroom.in(container, Workroom.IMPORT));
    if (!ImportJob.isIn(room)) {
      return Optional.empty();
    }
    Optional<ImportJob> job = Optional.of(ImportJob.read(room));
    return Optional.of(new Import(container, room, Optional.empty(), job, checkpointBytes));
  }

  /** From which byte of the stream on {@link #readFrom} wants it. */
  public long position() {
    return job.map(known -> known.state().mark().offset()).orElse(0L);
  }

  /**
   * Reads the stream to its end and has everything take its place. Nothing behind the end is read.
   *
   * @param in the stream from {@link #position} on
   * @throws StorageException {@code BACKUP_CUT_OFF} if the stream ended before; {@code BACKUP_KEY}
   *     if the key does not open it; {@code BACKUP_DAMAGED} if it is not what was written; {@code
   *     BACKUP_TARGET_IN_USE} if a domain has files or databases already: nothing is overwritten;
   *     {@code LOCKED}, {@code DISK_FULL}, {@code MEDIUM_FAILED}
   */
  public void readFrom(InputStream in, BackupProgress progress) throws IOException {
    boolean unused =
        told(
            () -> {
              readAndPlace(in, progress);
              return true;
            });
  }

  private void readAndPlace(InputStream in, BackupProgress progress) throws IOException {
    if (!job.isPresent()) {
      begin(in);
    }
    ImportJob known = job.get();
    if (!known.state().complete()) {
      read(known, in, progress);
    }
    place(known.begin().parts());
    room.shred();
  }

  private void read(ImportJob known, InputStream in, BackupProgress progress) throws IOException {
    try (RecordCipher cipher = known.cipher()) {
      Registration lock = room.closeOnLock(cipher);
      try {
        RecordReader reader = new RecordReader(in, cipher, known.state().mark());
        new Importing(container, known, progress, checkpointBytes, reader).run();
      } finally {
        lock.close();
      }
    }
  }

  /** Gives it up: what came is deleted; if all had come, what has its place already stays there. */
  public void giveUp() throws IOException {
    boolean unused =
        told(
            () -> {
              clear();
              return true;
            });
  }

  private void clear() throws IOException {
    if (job.isPresent()) {
      for (BackupPart part : job.get().begin().parts()) {
        Staging staging = Staging.in(container, part.domain());
        for (String name : part.databases()) {
          PlacedDatabase.of(staging, name).giveUp();
        }
        staging.clear();
      }
    }
    room.shred();
  }

  private void begin(InputStream in) throws IOException {
    BackupHeader header = BackupHeader.read(in);
    OpeningKey opening = key.orElseThrow(IllegalStateException::new);
    try (SecretBytes data = header.key(opening);
        RecordCipher cipher = new RecordCipher(data, header.id())) {
      RecordReader reader = new RecordReader(in, cipher, Mark.first());
      if (!(reader.read() instanceof Item.Begin begin)) {
        throw new StorageException(Problem.BACKUP_DAMAGED, "");
      }
      prepare(begin.parts());
      ImportState state = ImportState.FIRST.at(reader.mark());
      job = Optional.of(ImportJob.begin(room, header, data, begin, state));
    }
  }

  private void prepare(List<BackupPart> parts) throws IOException {
    for (BackupPart part : parts) {
      if (Workroom.isReserved(part.domain())) {
        throw new StorageException(Problem.BACKUP_DAMAGED, "");
      }
      Staging.in(container, part.domain()).requireEmpty();
    }
    for (BackupPart part : parts) {
      Staging staging = Staging.in(container, part.domain());
      staging.prepare();
      staging.force();
    }
  }

  private void place(List<BackupPart> parts) throws IOException {
    for (BackupPart part : parts) {
      Staging staging = Staging.in(container, part.domain());
      for (String name : part.databases()) {
        PlacedDatabase.of(staging, name).require();
      }
      staging.placeFiles();
      for (String name : part.databases()) {
        PlacedDatabase.of(staging, name).run();
      }
      staging.clear();
    }
  }
}
