package dev.cordon.storage.backup;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/** A file or database whose bytes are coming. If its time is over, they go nowhere. */
final class Arriving implements Closeable {
  private final Item item;
  private final Path path;
  private Optional<FileChannel> channel;
  private long written;

  private Arriving(Item item, Path path, Optional<FileChannel> channel, long written) {
    this.item = item;
    this.path = path;
    this.channel = channel;
    this.written = written;
  }

  static Arriving begin(Staging staging, Item item) throws IOException {
    Path path = path(staging, item);
    Arriving arriving = new Arriving(item, path, Optional.empty(), 0);
    arriving.unlessExpired(() -> arriving.open(staging));
    return arriving;
  }

  /** One that was noted when {@code written} bytes of it had come. */
  static Arriving resume(Staging staging, Item item, long written) throws IOException {
    Path path = path(staging, item);
    Arriving arriving = new Arriving(item, path, Optional.empty(), written);
    arriving.unlessExpired(arriving::openAgain);
    return arriving;
  }

  static void directory(Staging staging, Item.Directory directory) throws IOException {
    Path path = staging.file(directory.path());
    explained(
        () -> {
          Files.createDirectories(path);
          directory.times().applyTo(path);
        });
  }

  private static Path path(Staging staging, Item item) throws IOException {
    return item instanceof Item.OfFile file
        ? staging.file(file.path())
        : staging.database(((Item.OfDatabase) item).name());
  }

  private void open(Staging staging) throws IOException {
    Files.createDirectories(path.getParent());
    Files.deleteIfExists(path); // of a try that was cut off
    channel =
        Optional.of(
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    Optional<Instant> expires =
        item instanceof Item.OfFile file ? file.expires() : Optional.empty();
    if (expires.isPresent()) { // before the first byte, so that none outlives it
      if (!expires.get().isAfter(staging.domain().expiry().now())) {
        throw new StorageException(Problem.EXPIRED, "");
      }
      Files.setAttribute(path, "cordon:expires", FileTime.from(expires.get()));
    }
  }

  private void openAgain() throws IOException {
    channel = Optional.of(FileChannel.open(path, StandardOpenOption.WRITE));
    channel.get().truncate(written);
    if (channel.get().size() != written) {
      throw new StorageException(Problem.DAMAGED, path.toString());
    }
  }

  void write(byte[] bytes) throws IOException {
    long at = written;
    unlessExpired(
        () -> {
          ByteBuffer from = ByteBuffer.wrap(bytes);
          while (channel.isPresent() && from.hasRemaining()) {
            int unused = channel.get().write(from, at + from.position());
          }
        });
    written += bytes.length;
  }

  void done(long bytes) throws IOException {
    close();
    if (bytes != written) {
      throw new StorageException(Problem.BACKUP_DAMAGED, "");
    }
    if (item instanceof Item.OfFile file && Files.exists(path)) {
      unlessExpired(() -> file.times().applyTo(path));
    }
  }

  void drop() throws IOException {
    close();
    Files.deleteIfExists(path);
  }

  Item item() {
    return item;
  }

  boolean isDatabase() {
    return item instanceof Item.OfDatabase;
  }

  /** Bytes that came, wherever they went. */
  long written() {
    return written;
  }

  @Override
  public void close() throws IOException {
    if (channel.isPresent()) {
      channel.get().close();
      channel = Optional.empty();
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private void unlessExpired(Step step) throws IOException {
    try {
      explained(step);
    } catch (StorageException e) {
      if (e.problem() != Problem.EXPIRED) {
        throw e;
      }
      drop();
    } catch (NoSuchFileException e) {
      close(); // it expired, and was deleted meanwhile
    }
  }

  /** A path through a file, and a time beyond all bounds, are the backup's fault. */
  private static void explained(Step step) throws IOException {
    try {
      step.run();
    } catch (NoSuchFileException e) {
      throw e;
    } catch (FileSystemException | IllegalArgumentException e) {
      throw new StorageException(Problem.BACKUP_DAMAGED, "", e);
    }
  }
}
