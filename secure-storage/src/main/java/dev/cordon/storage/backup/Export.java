package dev.cordon.storage.backup;

import static dev.cordon.storage.backup.Told.told;

import dev.cordon.core.Container;
import dev.cordon.core.Domain;
import dev.cordon.core.Registration;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.files.SecureFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A backup on its way out of a container (A4). One at a time; for one thread.
 *
 * <p>Files and databases may be used meanwhile. Where it stands is kept in the container, so it
 * goes on after a lost network, a lock, or the end of the process. Errors of the container's side
 * are {@link StorageException}s, those of the stream whatever it throws; after either, ask {@link
 * #position} and go on.
 */
public final class Export {
  private static final long CHECKPOINT_BYTES = 8 << 20;

  private final Container container;
  private final ExportJob job;
  private final DatabaseDoor door;
  private final long checkpointBytes;

  private Export(Container container, ExportJob job, DatabaseDoor door, long checkpointBytes) {
    this.container = container;
    this.job = job;
    this.door = door;
    this.checkpointBytes = checkpointBytes;
  }

  /**
   * Begins a backup of {@code parts} for {@code organisation}.
   *
   * @throws StorageException {@code BACKUP_BLOCKED} if the policy lets no work data into one;
   *     {@code BACKUP_UNDER_WAY} if there is one already; {@code BACKUP_INCOMPLETE} if a domain has
   *     a database that {@code parts} does not name; {@code NOT_FOUND} if it has none of a name;
   *     what {@link SecureFiles#in(Domain)} says
   * @throws IllegalArgumentException if a domain is named twice, or is the backup's own
   */
  public static Export begin(
      Container container, List<BackupPart> parts, RecipientKey organisation, DatabaseDoor door)
      throws IOException {
    return begin(container, parts, organisation, door, CHECKPOINT_BYTES);
  }

  static Export begin(
      Container container,
      List<BackupPart> parts,
      RecipientKey organisation,
      DatabaseDoor door,
      long checkpointBytes)
      throws IOException {
    requireNames(parts);
    return told(() -> beginNamed(container, parts, organisation, door, checkpointBytes));
  }

  private static Export beginNamed(
      Container container,
      List<BackupPart> parts,
      RecipientKey organisation,
      DatabaseDoor door,
      long checkpointBytes)
      throws IOException {
    requirePermitted(container);
    Workroom room = Workroom.in(container, Workroom.EXPORT);
    if (ExportJob.isIn(room)) {
      throw new StorageException(Problem.BACKUP_UNDER_WAY, "");
    }
    long allBytes = 0;
    for (BackupPart part : parts) {
      allBytes += bytes(container, part);
    }
    SecureRandom random = new SecureRandom();
    byte[] raw = new byte[BackupHeader.KEY_BYTES];
    random.nextBytes(raw);
    try (SecretBytes key = SecretBytes.owning(raw)) {
      BackupHeader header = BackupHeader.begin(key, organisation, random);
      ExportJob job = ExportJob.begin(room, header, key, new Item.Begin(allBytes, parts));
      return new Export(container, job, door, checkpointBytes);
    }
  }

  /** The one that was begun before; empty if there is none. */
  public static Optional<Export> resume(Container container, DatabaseDoor door) throws IOException {
    return resume(container, door, CHECKPOINT_BYTES);
  }

  static Optional<Export> resume(Container container, DatabaseDoor door, long checkpointBytes)
      throws IOException {
    Workroom room = told(() -> Workroom.in(container, Workroom.EXPORT));
    return ExportJob.isIn(room)
        ? Optional.of(new Export(container, ExportJob.read(room), door, checkpointBytes))
        : Optional.empty();
  }

  /**
   * Where to go on if of the stream's bytes the first {@code have} arrived: not behind them. The
   * receiver throws away what it has from there on.
   */
  public long position(long have) throws IOException {
    long position = 0;
    for (Checkpoint each : job.checkpoints()) {
      if (each.mark().offset() <= have) {
        position = each.mark().offset();
      }
    }
    return position;
  }

  /**
   * Writes the stream from {@code position} to its end, and flushes it.
   *
   * @param position as {@link #position} said
   * @throws StorageException {@code BACKUP_BLOCKED}; {@code LOCKED}; {@code DAMAGED} or {@code
   *     DATABASE_DAMAGED} for what cannot be read, which is to be mended or deleted first; {@code
   *     BACKUP_UNSTABLE} for what changes again and again; {@code DISK_FULL} if there is no room
   *     for a database's copy
   * @throws IllegalArgumentException if it never said so
   */
  public void writeTo(long position, OutputStream out, BackupProgress progress) throws IOException {
    requirePermitted(container);
    job.forgetBehind(position);
    Checkpoint from = Checkpoint.FIRST;
    if (position == 0) {
      out.write(job.header().toBytes());
    } else {
      from = checkpoint(position);
    }
    Checkpoint start = from;
    boolean unused =
        told(
            () -> {
              write(start, out, progress);
              return true;
            });
    out.flush();
    container.audit().backupMade();
  }

  private void write(Checkpoint from, OutputStream out, BackupProgress progress)
      throws IOException {
    try (RecordCipher cipher = job.cipher()) {
      Registration lock = job.room().closeOnLock(cipher);
      try {
        RecordWriter writer = new RecordWriter(out, cipher, from.mark());
        new Exporting(container, job, door, progress, checkpointBytes, from, writer).run();
      } finally {
        lock.close();
      }
    }
  }

  private Checkpoint checkpoint(long position) throws IOException {
    for (Checkpoint each : job.checkpoints()) {
      if (each.mark().offset() == position) {
        return each;
      }
    }
    throw new IllegalArgumentException("the stream cannot be taken up at " + position);
  }

  /**
   * Ends it: when the organisation said that it has all of it, or to give it up. What was kept is
   * gone on return, its key first.
   */
  public void end() throws ContainerException {
    job.room().shred();
  }

  /** Asked again whenever bytes are to leave: the policy may have changed since it began. */
  private static void requirePermitted(Container container) throws IOException {
    Decision decision = container.gate().judge(new Action.BackUp());
    if (decision instanceof Decision.Denied denied
        && denied.why().code() == Reason.Code.BACKUP_BLOCKED) {
      throw new StorageException(Problem.BACKUP_BLOCKED, "transfer.backup");
    }
  }

  private static void requireNames(List<BackupPart> parts) {
    long different =
        parts.stream()
            .map(BackupPart::domain)
            .filter(n -> !Workroom.isReserved(n))
            .distinct()
            .count();
    if (different != parts.size()) {
      throw new IllegalArgumentException("a domain is named twice, or is the backup's own");
    }
  }

  private static long bytes(Container container, BackupPart part) throws IOException {
    Domain domain = container.domain(part.domain());
    long bytes = databaseBytes(domain, part);
    Walk walk = new Walk(SecureFiles.in(container, part.domain()).path("/"), List.of());
    for (Optional<List<String>> at = walk.next(); at.isPresent(); at = walk.next()) {
      bytes += size(walk.at(at.get()));
    }
    return bytes;
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0; // it went just now
    }
  }

  private static long databaseBytes(Domain domain, BackupPart part) throws IOException {
    SortedSet<String> known = DatabasePlace.registered(domain);
    SortedSet<String> named = new TreeSet<>();
    long bytes = 0;
    for (String name : part.databases()) {
      DatabasePlace place = DatabasePlace.of(domain, name);
      if (!known.contains(place.id())) {
        throw new StorageException(Problem.NOT_FOUND, name);
      }
      named.add(place.id());
      bytes += size(place.file());
    }
    if (!named.equals(known)) {
      throw new StorageException(Problem.BACKUP_INCOMPLETE, part.domain());
    }
    return bytes;
  }
}
