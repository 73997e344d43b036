package dev.cordon.storage.content;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Random access to the bytes of one content; copy-on-write, so that the state of the last commit
 * stays readable whatever is written. Safe for many threads.
 *
 * <p>Errors: {@link dev.cordon.storage.StorageException} with DAMAGED for anything on the disk that
 * is not what was written; {@link java.nio.channels.ClosedChannelException} after {@link #close};
 * what the medium refuses comes as the plain {@link IOException} of the file system below.
 */
public final class Content implements Closeable {
  private Content() {}

  /** Reads at most what {@code to} has room for; -1 at or beyond the end. */
  public int read(ByteBuffer to, long position) throws IOException {
    return Pending.integer();
  }

  /** Writes all of {@code from}; a gap between the end and {@code position} reads as zeros. */
  public int write(ByteBuffer from, long position) throws IOException {
    return Pending.integer();
  }

  /** Cuts to {@code bytes}; nothing happens if it is not longer than that. */
  public void truncate(long bytes) throws IOException {
    int unused = Pending.integer();
  }

  /** The length, with what was not flushed yet. */
  public long bytes() {
    return Pending.integer();
  }

  /** Whether anything changed since the last {@link #flush} or, if there was none, the opening. */
  public boolean isDirty() {
    return Pending.integer() != 0;
  }

  /** Whether so many blocks were sealed under its key that it must be copied to a new content. */
  public boolean isWornOut() {
    return Pending.integer() != 0;
  }

  /**
   * Puts every changed block into a slot of the file, without forcing it.
   *
   * @return the state that a commit may name once {@link #force} returned
   */
  public ContentState flush() throws IOException {
    return Pending.value(ContentState.class);
  }

  /** Returns once the medium has what was flushed. */
  public void force() throws IOException {
    int unused = Pending.integer();
  }

  /**
   * Says that the commit that names {@code state} is on the medium: slots that only older states
   * used are free from now on.
   */
  public void committed(ContentState state) {
    int unused = Pending.integer();
  }

  /** Zeroes and gives back all buffers. What was not flushed is lost. */
  @Override
  public void close() {
    int unused = Pending.integer();
  }
}
