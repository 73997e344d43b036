package dev.cordon.storage.backup;

import dev.cordon.core.Container;
import dev.cordon.core.Domain;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.files.SecureFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One try at writing the stream, from a checkpoint on. */
final class Exporting {
  private static final int CHUNK_BYTES = 1 << 20;
  private static final int TRIES = 5;
  private static final String COPY = "copy";

  /** The item that begins a file. */
  @FunctionalInterface
  private interface Label {
    Item of(Path file) throws IOException;
  }

  private final Container container;
  private final ExportJob job;
  private final DatabaseDoor door;
  private final BackupProgress progress;
  private final long checkpointBytes;
  private final RecordWriter writer;
  private Cursor cursor;
  private Counts counts;
  private long remembered; // the offset of the last checkpoint

  Exporting(
      Container container,
      ExportJob job,
      DatabaseDoor door,
      BackupProgress progress,
      long checkpointBytes,
      Checkpoint from,
      RecordWriter writer) {
    this.container = container;
    this.job = job;
    this.door = door;
    this.progress = progress;
    this.checkpointBytes = checkpointBytes;
    this.writer = writer;
    this.cursor = from.cursor();
    this.counts = from.counts();
    this.remembered = from.mark().offset();
  }

  void run() throws IOException {
    if (cursor.equals(Cursor.BEFORE)) {
      writer.write(job.begin());
      enterNextPart();
    }
    while (cursor.part() < job.begin().parts().size()) {
      BackupPart part = job.begin().parts().get(cursor.part());
      if (cursor.databases() == 0) {
        files(part);
      }
      databases(part);
      enterNextPart();
    }
    writer.write(new Item.End(counts));
  }

  private void enterNextPart() throws IOException {
    dropIfOpen();
    cursor = cursor.nextPart();
    if (cursor.part() < job.begin().parts().size()) {
      writer.write(new Item.InDomain(job.begin().parts().get(cursor.part()).domain()));
    }
    settle();
  }

  private void files(BackupPart part) throws IOException {
    Walk walk = new Walk(SecureFiles.in(container, part.domain()).path("/"), cursor.last());
    for (Optional<List<String>> at = walk.next(); at.isPresent(); at = walk.next()) {
      List<String> path = at.get();
      Path file = walk.at(path);
      if (Files.isDirectory(file)) {
        directory(path, file);
      } else {
        counts = send(file, label(path)) ? counts.plusFile() : counts;
      }
      cursor = cursor.past(path);
      settle();
    }
  }

  private void directory(List<String> path, Path directory) throws IOException {
    FileTimes times;
    try {
      times = FileTimes.of(Files.readAttributes(directory, BasicFileAttributes.class));
    } catch (NoSuchFileException e) {
      return; // it went just now
    }
    dropIfOpen();
    writer.write(new Item.Directory(path, times));
    counts = counts.plusDirectory();
  }

  private static Label label(List<String> path) {
    return file -> {
      FileTimes times = FileTimes.of(Files.readAttributes(file, BasicFileAttributes.class));
      FileTime expires = (FileTime) Files.getAttribute(file, "cordon:expires");
      return new Item.OfFile(path, times, Optional.ofNullable(expires).map(FileTime::toInstant));
    };
  }

  private void databases(BackupPart part) throws IOException {
    Domain domain = container.domain(part.domain());
    for (String name : part.databases().subList(cursor.databases(), part.databases().size())) {
      Path copy = job.room().path(COPY);
      if (!cursor.open().isPresent() || !cursor.open().get().fits(copy)) {
        dropIfOpen();
        Still.copy(domain, name, door, copy);
      }
      boolean sent = send(copy, file -> new Item.OfDatabase(name));
      counts = sent ? counts.plusDatabase() : counts;
      Files.delete(copy);
      cursor = cursor.pastDatabase();
      settle();
    }
  }

  /** Sends a file, again if it changed meanwhile; false: it is not there, or has expired. */
  private boolean send(Path file, Label label) throws IOException {
    for (int tries = 0; tries < TRIES; tries++) {
      try {
        if (!cursor.open().isPresent()) {
          begin(file, label);
        }
        if (cursor.open().get().fits(file) && sendBytes(file)) {
          writer.write(new Item.Done(cursor.open().get().position()));
          return true;
        }
        drop();
      } catch (NoSuchFileException e) {
        dropIfOpen();
        return false;
      } catch (StorageException e) {
        if (e.problem() != Problem.EXPIRED) {
          throw e;
        }
        dropIfOpen();
        return false;
      }
    }
    throw new StorageException(Problem.BACKUP_UNSTABLE, file.toString());
  }

  private void begin(Path file, Label label) throws IOException {
    Reading reading = Reading.of(file);
    Item item = label.of(file);
    writer.write(item);
    cursor = cursor.open(Optional.of(reading));
  }

  /** Whether the file was still the same at its end. */
  private boolean sendBytes(Path file) throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long bytes = cursor.open().get().bytes(); // what is appended meanwhile is not followed
      long position = cursor.open().get().position();
      while (position < bytes) {
        int most = (int) Math.min(CHUNK_BYTES, bytes - position);
        int count = channel.read(ByteBuffer.wrap(chunk, 0, most), position);
        if (count < 0) {
          return false;
        }
        writer.write(new Item.Data(Arrays.copyOf(chunk, count)));
        position += count;
        counts = counts.plusBytes(count);
        long read = position;
        cursor = cursor.open(cursor.open().map(reading -> reading.at(read)));
        settle();
      }
    } finally {
      Arrays.fill(chunk, (byte) 0);
    }
    Reading end = cursor.open().get();
    return end.position() == end.bytes() && end.fits(file);
  }

  private void dropIfOpen() throws IOException {
    if (cursor.open().isPresent()) {
      drop();
    }
  }

  private void drop() throws IOException {
    writer.write(new Item.Dropped());
    counts = counts.plusBytes(-cursor.open().get().position());
    cursor = cursor.open(Optional.empty());
  }

  /** After each record that the stream can be taken up behind. */
  private void settle() throws IOException {
    Mark mark = writer.mark();
    if (mark.offset() - remembered >= checkpointBytes) {
      job.remember(new Checkpoint(mark, counts, cursor));
      remembered = mark.offset();
    }
    int part = Math.min(cursor.part(), job.begin().parts().size() - 1);
    long all = Math.max(job.begin().allBytes(), counts.bytes());
    progress.at(part < 0 ? "" : job.begin().parts().get(part).domain(), counts.bytes(), all);
  }
}
