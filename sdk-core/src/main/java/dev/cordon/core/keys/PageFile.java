package dev.cordon.core.keys;

import com.google.crypto.tink.util.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * One page on disk: {@code "CRDN" ‖ version(1) ‖ generation(8) ‖ length(4) ‖ sealed}, filled up
 * with random bytes to whole blocks, so that overwriting it needs no new space on the medium.
 */
final class PageFile {
  static final int BLOCK_BYTES = 4096;
  private static final int MOST_BYTES = 32 << 20; // more than any state needs
  private static final int MAGIC = 0x4352444E;
  private static final byte VERSION = 1;
  private static final int PREFIX_BYTES = 4 + 1 + 8 + 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path path;

  PageFile(Path path) {
    this.path = path;
  }

  record Content(long generation, Bytes sealed) {}

  Path path() {
    return path;
  }

  /** A link is no page: what it points at is not ours. */
  boolean exists() {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * What the page says; empty if it is missing or is no page. Nothing in it is to be believed yet.
   */
  Optional<Content> read() throws IOException {
    if (!exists() || Files.size(path) > MOST_BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(path));
    if (in.remaining() < PREFIX_BYTES || in.getInt() != MAGIC || in.get() != VERSION) {
      return Optional.empty();
    }
    long generation = in.getLong();
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      return Optional.empty();
    }
    byte[] sealed = new byte[length];
    in.get(sealed);
    return Optional.of(new Content(generation, Bytes.copyFrom(sealed)));
  }

  /** Writes in place and forces; the very first time beside it, so that no half page ever shows. */
  void write(Content content) throws IOException {
    byte[] page = encode(content);
    if (exists()) {
      Shredding.overwrite(path, page);
      return;
    }
    Path beside = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(beside);
    Shredding.overwrite(beside, page);
    Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Durable.forceEntryOf(path);
  }

  private static byte[] encode(Content content) {
    int used = PREFIX_BYTES + content.sealed.size();
    int blocks = (used + BLOCK_BYTES - 1) / BLOCK_BYTES;
    byte[] page = new byte[blocks * BLOCK_BYTES];
    RANDOM.nextBytes(page);
    ByteBuffer.wrap(page)
        .putInt(MAGIC)
        .put(VERSION)
        .putLong(content.generation)
        .putInt(content.sealed.size())
        .put(content.sealed.toByteArray());
    return page;
  }
}
