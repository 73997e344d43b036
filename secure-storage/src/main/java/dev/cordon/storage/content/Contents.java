package dev.cordon.storage.content;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The content files of one domain. Safe for many threads. */
public final class Contents {
  private Contents() {}

  /**
   * The contents that lie in {@code directory}.
   *
   * @param directory {@code files} of the domain; it exists
   */
  public static Contents in(Path directory, ContentKeys keys, SecureRandom random) {
    return Pending.value(Contents.class);
  }

  /**
   * A new, empty content with a salt of its own. Its file is made with its first block.
   *
   * @param number never used before
   * @param log2 of the block's bytes, 12 to 15
   * @param subject the path inside the volume, for the texts of errors
   */
  public Content create(long number, int log2, String subject) throws IOException {
    return Pending.value(Content.class);
  }

  /**
   * The content as a commit named it.
   *
   * @param subject the path inside the volume, for the texts of errors
   * @throws dev.cordon.storage.StorageException DAMAGED if its file is missing or too long
   */
  public Content open(ContentState state, String subject) throws IOException {
    return Pending.value(Content.class);
  }

  /** Deletes the file of a content; nothing happens if it is not there. */
  public void delete(long number) throws IOException {
    int unused = Pending.integer();
  }

  /** Cuts the file to what its row says: what was written after that commit goes. */
  public void cut(ContentState state) throws IOException {
    int unused = Pending.integer();
  }
}
