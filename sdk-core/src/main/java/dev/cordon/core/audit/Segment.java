package dev.cordon.core.audit;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.policy.protocol.audit.AuditChain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/**
 * One file of events of one day: {@code "CRDT" ‖ version(1) ‖ day(4) ‖ sequence before(8) ‖ chain
 * before(32)}, then records. The header is not believed: each record is bound to it.
 */
final class Segment {
  static final int HEADER_BYTES = 4 + 1 + 4 + 8 + AuditChain.HASH_BYTES;
  private static final int MAGIC = 0x43524454;
  private static final byte VERSION = 1;

  private final Path path;
  private final Link before;
  private final int day;
  private long bytes; // guarded by the trail's owner

  private Segment(Path path, Link before, int day, long bytes) {
    this.path = path;
    this.before = before;
    this.day = day;
    this.bytes = bytes;
  }

  /** Where its events begin. */
  Link before() {
    return before;
  }

  /** The day of its events, in days since 1970, UTC. */
  int day() {
    return day;
  }

  /** How long it is, as far as it is in use. */
  long bytes() {
    return bytes;
  }

  static Segment create(Path directory, Link before, int day) {
    return new Segment(directory.resolve(name(before)), before, day, 0);
  }

  private static String name(Link before) {
    return String.format(Locale.ROOT, "%016x.trail", before.sequence() + 1);
  }

  /** Whether its name is that of its place: a later segment must not take it for its own. */
  boolean isNamedSo() {
    return path.getFileName().toString().equals(name(before));
  }

  /** What {@code file} says that it is; empty if it is none of ours, or torn. */
  static Optional<Segment> at(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    ByteBuffer read = ByteBuffer.allocate(HEADER_BYTES);
    long size;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      size = channel.size();
      int bytes = channel.read(read);
      while (bytes >= 0 && read.hasRemaining()) {
        bytes = channel.read(read);
      }
    }
    ByteBuffer in = ByteBuffer.wrap(read.array());
    if (read.hasRemaining() || in.getInt() != MAGIC || in.get() != VERSION) {
      return Optional.empty();
    }
    int day = in.getInt();
    long sequence = in.getLong();
    byte[] chain = new byte[AuditChain.HASH_BYTES];
    in.get(chain);
    return Optional.of(new Segment(file, new Link(sequence, Bytes.copyFrom(chain)), day, size));
  }

  /** All of it; {@code most} is more than it may have. */
  byte[] read(long most) throws IOException {
    if (Files.size(path) > most) {
      throw new IOException("a segment of the trail is too long");
    }
    return Files.readAllBytes(path);
  }

  /** Writes {@code records} behind what is in use, over whatever lies there, and forces. */
  void append(byte[] records) throws IOException {
    ByteBuffer filled = ByteBuffer.allocate((bytes == 0 ? HEADER_BYTES : 0) + records.length);
    if (bytes == 0) {
      filled.putInt(MAGIC).put(VERSION).putInt(day).putLong(before.sequence());
      filled.put(before.chain().toByteArray());
    }
    filled.put(records);
    ByteBuffer out = ByteBuffer.wrap(filled.array());
    int added = out.remaining();
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long at = bytes;
      while (out.hasRemaining()) {
        at += channel.write(out, at);
      }
      channel.force(true);
    }
    bytes += added;
  }

  /** Only the first {@code used} bytes are in use; the next record takes the place of the rest. */
  void cut(long used) throws IOException {
    if (used != bytes) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(used);
      }
      bytes = used;
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }
}
