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
 * followed, and of a file that has other names only this name is deleted: what they lead to may be
 * personal.
 */
public final class Shredding {
  /** The first byte of a file that was overwritten; a kill may leave it so. */
  public static final byte DEAD = 0;

  private static final int MOST_BYTES = 1 << 20; // keys and slots are far smaller
  private static final SecureRandom RANDOM = new SecureRandom();

  private Shredding() {}

  /** Shreds {@code file}; one that is not there is fine. */
  public static void shred(Path file) throws IOException {
    if (isOwn(file)) {
      overwriteIfPossible(file);
    }
    if (Files.deleteIfExists(file)) {
      Durable.forceEntryOf(file);
    }
  }

  /** Shreds {@code file} as far as the medium lets it, and says what came of it. */
  static Shredded tryToShred(Path file) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Shredded.NOTHING;
    }
    try {
      shred(file);
      return new Shredded(1, 0);
    } catch (IOException refused) {
      return new Shredded(0, 1);
    }
  }

  /** A file that may be written to: no link, and no other name leads to it. */
  static boolean isOwn(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && !FileIdentity.hasOtherNames(file);
  }

  /** Where the medium takes no more writes, a deleted file is still better than one that lives. */
  private static void overwriteIfPossible(Path file) throws IOException {
    byte[] noise = new byte[(int) Math.min(Files.size(file), MOST_BYTES)];
    RANDOM.nextBytes(noise);
    if (noise.length > 0) {
      noise[0] = DEAD;
    }
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
