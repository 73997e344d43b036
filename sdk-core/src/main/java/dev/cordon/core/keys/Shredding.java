package dev.cordon.core.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/** Overwrites a small file with random bytes, forces it, and deletes it. */
public final class Shredding {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Shredding() {}

  /** Shreds {@code file}; one that is not there is fine. */
  public static void shred(Path file) throws IOException {
    if (Files.exists(file)) {
      overwriteIfPossible(file);
      Files.delete(file);
      Durable.forceEntryOf(file);
    }
  }

  /** Where the medium takes no more writes, a deleted file is still better than one that lives. */
  private static void overwriteIfPossible(Path file) throws IOException {
    byte[] noise = new byte[Math.toIntExact(Files.size(file))];
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
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest, rest.position());
      }
      channel.force(true);
    }
  }
}
