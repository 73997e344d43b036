package dev.cordon.core.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/**
 * Overwrites a small file with random bytes, forces it, and deletes it. A link is deleted and never
 * followed: what it points at may be personal.
 */
public final class Shredding {
  private static final int MOST_BYTES = 1 << 20; // keys and slots are far smaller
  private static final SecureRandom RANDOM = new SecureRandom();

  private Shredding() {}

  /** Shreds {@code file}; one that is not there is fine. */
  public static void shred(Path file) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      overwriteIfPossible(file);
    }
    if (Files.deleteIfExists(file)) {
      Durable.forceEntryOf(file);
    }
  }

  /** Where the medium takes no more writes, a deleted file is still better than one that lives. */
  private static void overwriteIfPossible(Path file) throws IOException {
    byte[] noise = new byte[(int) Math.min(Files.size(file), MOST_BYTES)];
    RANDOM.nextBytes(noise);
    try {
      overwrite(file, noise);
    } catch (IOException refused) {
      return;
    }
  }

  /** Writes {@code bytes} from the start of {@code file} and forces them. */
  static void overwrite(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest, rest.position());
      }
      channel.force(true);
    }
  }
}
