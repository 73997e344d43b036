package dev.cordon.storage.content;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The content files of one domain. Safe for many threads.
 *
 * <p>Whoever calls sees to it that one content is open once at a time.
 */
public final class Contents implements Closeable {
  private final Fans fans;
  private final ContentKeys keys;
  private final NoncePool nonces;
  private final BufferPool buffers;
  private final Ciphers ciphers;

  private Contents(
      Fans fans, ContentKeys keys, NoncePool nonces, BufferPool buffers, Ciphers ciphers) {
    this.fans = fans;
    this.keys = keys;
    this.nonces = nonces;
    this.buffers = buffers;
    this.ciphers = ciphers;
  }

  /**
   * The contents that lie in {@code directory}.
   *
   * @param directory {@code files} of the domain; it exists
   */
  public static Contents in(Path directory, ContentKeys keys, SecureRandom random) {
    NoncePool nonces = new NoncePool(random, System::nanoTime);
    return new Contents(new Fans(directory), keys, nonces, new BufferPool(), new Ciphers());
  }

  /** The same files, under keys of which nothing is left when {@code day} is over. */
  public Contents until(LocalDate day) {
    return new Contents(fans, keys.until(day), nonces, buffers, ciphers);
  }

  /**
   * A new, empty content with a salt of its own. Its file is made with its first block.
   *
   * @param number never used before
   * @param log2 of the block's bytes, 12 to 15
   * @param subject the path inside the volume, for the texts of errors
   */
  public Content create(long number, int log2, String subject) throws IOException {
    if (log2 < Geometry.MIN_LOG2 || log2 > Geometry.MAX_LOG2) {
      throw new IllegalArgumentException("a block has 2^12 to 2^15 bytes");
    }
    byte[] salt = new byte[ContentState.SALT_BYTES];
    nonces.next(salt, 0, salt.length);
    Bytes none = Bytes.copyFrom(new byte[0]);
    return content(
        new ContentState(number, Bytes.copyFrom(salt), log2, 0, 0, 0, 0, none), false, subject);
  }

  /**
   * The content as a commit named it.
   *
   * @param subject the path inside the volume, for the texts of errors
   * @throws StorageException DAMAGED if its file is missing or too long
   */
  public Content open(ContentState state, String subject) throws IOException {
    if (!new Geometry(state.log2()).fits(state)) {
      throw new StorageException(Problem.DAMAGED, subject);
    }
    return content(state, state.slots() > 0, subject);
  }

  /**
   * Deletes the file of a content, if it is there.
   *
   * @return whether it was
   */
  public boolean delete(long number) throws IOException {
    String id = keys.id(number);
    boolean there = Files.deleteIfExists(fans.place(id));
    fans.thinned(id);
    return there;
  }

  /**
   * Returns once no power cut can take a new content from its place. For all of a commit at once:
   * many lie in the same directory.
   */
  public void forcePlaces() throws IOException {
    fans.forceGrown();
  }

  /** Returns once no power cut can bring back what was deleted. */
  public void forceDeleted() throws IOException {
    fans.forceThinned();
  }

  /** Returns once no power cut makes the file of {@code number} as long again as it was. */
  public void forceCut(long number) throws IOException {
    fans.forceTrimmed(keys.id(number));
  }

  /**
   * Cuts the file to what its row says, and forces that: what was written after that commit goes.
   * For contents that are not open.
   */
  public void cut(ContentState state) throws IOException {
    long bytes = state.slots() << state.log2();
    try (FileChannel channel =
        FileChannel.open(
            fans.place(keys.id(state.number())),
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS)) {
      if (channel.size() > bytes) {
        FileChannel unused = channel.truncate(bytes);
      }
      channel.force(false); // a process that was killed may have cut it already, and not forced it
    } catch (NoSuchFileException e) {
      return; // if it should be there, who reads it will say so
    }
  }

  /** To be called when all contents are closed: drops the ciphers that wait for the next one. */
  @Override
  public void close() {
    ciphers.close();
  }

  private Content content(ContentState state, boolean exists, String subject) throws IOException {
    SlotFile file = new SlotFile(fans, keys.id(state.number()), exists);
    Blocks blocks = new Blocks(file, cipher(state, subject), buffers, state, subject);
    PlainBlocks plains = new PlainBlocks(buffers, state.log2());
    Content content = new Content(state, file, new Body(state, blocks, plains));
    try {
      if (file.bytes() > state.slots() << state.log2()) {
        throw blocks.damaged();
      }
      return content;
    } catch (IOException e) {
      content.close();
      throw blocks.explain(e);
    }
  }

  private BlockCipher cipher(ContentState state, String subject) throws IOException {
    byte[] salt = state.salt().toByteArray();
    Optional<ContentKey> key = keys.contentKey(state.number(), salt, state.log2());
    return new BlockCipher(
        key.orElseThrow(() -> new StorageException(Problem.EXPIRED, subject)),
        nonces,
        ciphers,
        state.number(),
        state.log2());
  }
}
