package dev.cordon.core.keys;

import com.google.crypto.tink.util.Bytes;
import java.io.IOException;
import java.io.InputStream;
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

  /** Where a page is made that was not there yet; a kill may leave it. */
  Path beside() {
    return path.resolveSibling(path.getFileName() + ".new");
  }

  /**
   * Whether it was overwritten to be deleted, and a kill came in between. Not to be believed yet.
   */
  boolean isDead() throws IOException {
    if (!exists()) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == Shredding.DEAD;
    }
  }

  /** Overwrites and deletes the page, and what a kill left beside it. */
  Shredded shred() {
    Shredding.tryToShred(beside());
    return Shredding.tryToShred(path);
  }

  /**
   * Writes in place and forces; the very first time beside it, so that no half page ever shows. So
   * too if the page has other names: what they lead to may not be ours.
   */
  void write(Content content) throws IOException {
    byte[] page = encode(content);
    if (Shredding.isOwn(path)) {
      Shredding.overwrite(path, page);
      return;
    }
    Path beside = beside();
    Files.deleteIfExists(beside);
    Shredding.overwrite(beside, page);
    Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Durable.forceEntryOf(path);
  }

  static int blocks(int sealedBytes) {
    return (PREFIX_BYTES + sealedBytes + BLOCK_BYTES - 1) / BLOCK_BYTES;
  }

  private static byte[] encode(Content content) {
    byte[] page = new byte[blocks(content.sealed.size()) * BLOCK_BYTES];
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
