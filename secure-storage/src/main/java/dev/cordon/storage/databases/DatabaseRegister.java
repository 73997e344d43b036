package dev.cordon.storage.databases;

import dev.cordon.core.Domain;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.keys.Hmac;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which databases a domain has, and by which marks, so that one that vanished is not taken for one
 * that never was, nor an older copy for today's (docs/storage-format.md, "The register"). The
 * container keeps how far it is. Its key is in memory until it is closed: a database's last word
 * comes when its domain refuses keys already. Callers hold {@link #LOCK}.
 */
final class DatabaseRegister implements Closeable {
  /** Every register of this process: written rarely, and the container has one process. */
  static final Object LOCK = new Object();

  /** What the anchor is called in the domain: generation (8), MAC (32). */
  private static final String ANCHOR = "databases";

  private static final String PURPOSE = "databases/register";
  private static final int MAC_BYTES = 32;

  private final Domain domain;
  private final Path directory;
  private final Path file;
  private final SecretBytes key;

  DatabaseRegister(Domain domain, Path directory) throws IOException {
    this.domain = domain;
    this.directory = directory;
    this.file = directory.resolve("register");
    this.key = domain.key(PURPOSE);
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Whether the container ever kept how far it is. */
  boolean isAnchored() {
    return domain.anchor(ANCHOR).isPresent();
  }

  /**
   * What it says; empty if it is gone from under its databases, or was not written by us.
   *
   * @param database whose name is for the error
   * @throws StorageException ROLLED_BACK if it is older than what the container remembers
   */
  Optional<Known> read(String database) throws IOException {
    if (!exists()) {
      boolean fresh = !isAnchored() && databases().isEmpty();
      return fresh ? Optional.of(Known.NOTHING) : Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    int body = Math.max(0, bytes.length - MAC_BYTES);
    byte[] mac = mac(Arrays.copyOf(bytes, body));
    if (!MessageDigest.isEqual(mac, Arrays.copyOfRange(bytes, body, bytes.length))) {
      return Optional.empty();
    }
    Optional<Known> known = RegisterCodec.read(Arrays.copyOf(bytes, body));
    if (known.isPresent() && isBehind(known.get(), mac)) {
      throw new DatabaseException(Problem.ROLLED_BACK, database, "REGISTER_ROLLED_BACK");
    }
    return known;
  }

  /** The generation that the next writing must exceed, whatever lies there. */
  long anchored() {
    return domain.anchor(ANCHOR).map(bytes -> ByteBuffer.wrap(bytes).getLong()).orElse(0L);
  }

  private boolean isBehind(Known known, byte[] mac) {
    Optional<byte[]> anchor = domain.anchor(ANCHOR);
    if (!anchor.isPresent()) {
      return false;
    }
    boolean same =
        known.generation() == anchored()
            && MessageDigest.isEqual(
                mac, Arrays.copyOfRange(anchor.get(), Long.BYTES, anchor.get().length));
    return !same && known.generation() <= anchored();
  }

  /** Writes it in one step that survives a power cut. */
  void write(Known known) throws IOException {
    byte[] body = RegisterCodec.write(known);
    byte[] mac = mac(body);
    Path part = directory.resolve("register.part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      put(channel, body);
      put(channel, mac);
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force();
    domain.anchor(
        ANCHOR,
        ByteBuffer.allocate(Long.BYTES + MAC_BYTES).putLong(known.generation()).put(mac).array());
  }

  private static void put(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      int unused = channel.write(rest);
    }
  }

  /** The ids of all database files that lie there, whoever put them there. */
  SortedSet<String> databases() throws IOException {
    SortedSet<String> ids = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{db,db-wal}")) {
      for (Path each : files) {
        String name = each.getFileName().toString();
        String id = name.substring(0, name.indexOf('.'));
        if (DatabaseId.isForm(id)) {
          ids.add(id);
        }
      }
    }
    return ids;
  }

  private void force() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      return; // Windows opens no directories; NTFS journals the rename itself
    }
  }

  /** A3: HMAC-SHA-256 is chosen here, over the names of files that everybody sees. */
  private byte[] mac(byte[] bytes) {
    return Hmac.of("HmacSHA256", key, bytes);
  }

  @Override
  public void close() {
    key.close();
  }
}
