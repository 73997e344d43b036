package dev.cordon.storage.databases;

import com.google.crypto.tink.subtle.Hex;
import dev.cordon.core.Domain;
import dev.cordon.core.secret.SecretBytes;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which databases a domain has, so that one that vanished is not taken for one that never was
 * (docs/storage-format.md, "The register"). Callers hold {@link #LOCK}.
 */
final class DatabaseRegister {
  /** Every register of this process: written rarely, and the container has one process. */
  static final Object LOCK = new Object();

  private static final String PURPOSE = "databases/register";
  private static final byte[] MAGIC = "CORDREG1".getBytes(StandardCharsets.US_ASCII);
  private static final int MAC_BYTES = 32;

  private final Domain domain;
  private final Path directory;
  private final Path file;

  DatabaseRegister(Domain domain, Path directory) {
    this.domain = domain;
    this.directory = directory;
    this.file = directory.resolve("register");
  }

  /** The ids; empty if the register is gone from under its databases, or was not written by us. */
  Optional<SortedSet<String>> read() throws IOException {
    if (!Files.exists(file)) {
      return databases().isEmpty() ? Optional.of(new TreeSet<>()) : Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    int body = bytes.length - MAC_BYTES;
    boolean form = body >= MAGIC.length && (body - MAGIC.length) % DatabaseId.BYTES == 0;
    if (!form
        || !MessageDigest.isEqual(
            mac(bytes, body), Arrays.copyOfRange(bytes, body, bytes.length))) {
      return Optional.empty();
    }
    SortedSet<String> ids = new TreeSet<>();
    for (int at = MAGIC.length; at < body; at += DatabaseId.BYTES) {
      ids.add(Hex.encode(Arrays.copyOfRange(bytes, at, at + DatabaseId.BYTES)));
    }
    return Optional.of(ids);
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Writes it in one step that survives a power cut. */
  void write(SortedSet<String> ids) throws IOException {
    ByteBuffer buffer =
        ByteBuffer.allocate(MAGIC.length + ids.size() * DatabaseId.BYTES + MAC_BYTES).put(MAGIC);
    for (String id : ids) {
      buffer.put(Hex.decode(id));
    }
    buffer.put(mac(buffer.array(), MAGIC.length + ids.size() * DatabaseId.BYTES));
    Path part = directory.resolve("register.part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ((Buffer) buffer).clear(); // ByteBuffer's own is missing on Android 8
      while (buffer.hasRemaining()) {
        int unused = channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force();
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
  private byte[] mac(byte[] bytes, int length) throws IOException {
    try (SecretBytes key = domain.key(PURPOSE)) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key.use(raw -> new SecretKeySpec(raw, "HmacSHA256")));
      mac.update(bytes, 0, length);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has HmacSHA256", e);
    }
  }
}
