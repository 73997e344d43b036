package dev.cordon.storage.content;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Random access to the bytes of one content; copy-on-write, so that the state of the last commit
 * stays readable whatever is written. Safe for many threads.
 *
 * <p>Errors: {@link dev.cordon.storage.StorageException} with DAMAGED for anything on the disk that
 * is not what was written; {@link java.nio.channels.ClosedChannelException} after {@link #close};
 * what the medium refuses comes as the plain {@link IOException} of the file system below. After an
 * error, what was written before is still there and can be written, flushed and forced again.
 */
public final class Content implements Closeable {
  private static final long WORN_OUT_BLOCKS = 1L << 31;

  private final Geometry geometry;
  private final SlotFile file;
  private final Body body; // this and all below: guarded by this
  private ContentState state;
  private boolean dirty;
  private boolean changedEver;
  private boolean closed;

  Content(ContentState state, SlotFile file, Body body) {
    this.geometry = new Geometry(state.log2());
    this.file = file;
    this.body = body;
    this.state = state;
  }

  /**
   * Reads at most what {@code to} has room for; -1 at or beyond the end. After an error {@code to}
   * stands where it stood.
   */
  public synchronized int read(ByteBuffer to, long position) throws IOException {
    requireOpen(position);
    if (to.isReadOnly()) {
      throw new IllegalArgumentException("a read-only buffer");
    }
    if (position >= body.bytes()) {
      return -1;
    }
    int start = to.position();
    int limit = to.limit();
    int end = start + (int) Math.min(to.remaining(), body.bytes() - position);
    int reached = start;
    try {
      while (to.position() < end) {
        body.readSome(to, end, position + to.position() - start);
      }
      reached = end;
    } finally {
      Bounds.limit(to, limit);
      Bounds.position(to, reached);
    }
    return end - start;
  }

  /** Writes all of {@code from}; a gap between the end and {@code position} reads as zeros. */
  public synchronized int write(ByteBuffer from, long position) throws IOException {
    requireOpen(position);
    int start = from.position();
    int end = from.limit();
    if (start == end) {
      return 0;
    }
    if (position > geometry.maxBytes() - (end - start)) {
      throw new IOException("the file would have more blocks than a file can have");
    }
    change();
    try {
      while (from.position() < end) {
        body.writeSome(from, end, position + from.position() - start);
      }
    } finally {
      Bounds.limit(from, end);
    }
    return end - start;
  }

  /** Cuts to {@code bytes}; nothing happens if it is not longer than that. */
  public synchronized void truncate(long bytes) throws IOException {
    requireOpen(bytes);
    if (bytes < body.bytes()) {
      change();
      body.truncate(bytes);
    }
  }

  /** The length in bytes, with what was not flushed yet. */
  public synchronized long bytes() {
    return body.bytes();
  }

  /** Of the block's bytes. */
  public int log2() {
    return geometry.log2();
  }

  /** Whether anything changed since the last {@link #flush} or, if there was none, the opening. */
  public synchronized boolean isDirty() {
    return dirty;
  }

  /** Whether so many blocks were sealed under its key that it must be copied to a new content. */
  public synchronized boolean isWornOut() {
    return body.sealed() >= WORN_OUT_BLOCKS;
  }

  /**
   * Puts every changed block into a slot of the file, without forcing it.
   *
   * @return the state that a commit may name once {@link #force} returned
   */
  public synchronized ContentState flush() throws IOException {
    requireOpen(0);
    if (dirty) {
      state = body.flush(state);
      dirty = false;
    }
    return state;
  }

  /**
   * Returns once the medium has what was flushed. A new content's place in its directory it has
   * only after {@link Contents#forcePlaces}.
   */
  public void force() throws IOException {
    Optional<FileChannel> open;
    synchronized (this) {
      requireOpen(0);
      open = file.toForce();
    }
    if (open.isPresent()) { // without the lock: others read and write meanwhile
      open.get().force(false);
    }
  }

  /** Zeroes and gives back all buffers until they are needed again; not while it is dirty. */
  public synchronized void rest() {
    if (!dirty) {
      body.rest();
    }
  }

  /** Whether the file will be cut once a commit that names {@code flushed} is on the medium. */
  public synchronized boolean outgrows(ContentState flushed) {
    return body.space().slots() > flushed.slots();
  }

  /**
   * Says that the commit that names {@code committed} is on the medium: slots that only older
   * states used are free from now on.
   */
  public synchronized void committed(ContentState committed) {
    if (!closed && body.space().committed(committed)) {
      cut(body.space().slots());
    }
  }

  /**
   * Zeroes the key and all buffers, once no other thread is at work here. What was not flushed is
   * lost, and what was spilled of it is cut off.
   */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      body.close();
      if (changedEver) {
        cut(body.space().slotsOfStates());
      }
      file.close();
    }
  }

  private void change() throws IOException {
    if (!changedEver) {
      body.findFreeSlots(state);
      changedEver = true;
    }
    dirty = true;
  }

  private void cut(int slots) {
    try {
      file.cut((long) slots << geometry.log2());
    } catch (IOException e) {
      return; // stays longer than it need be, until Contents.cut
    }
  }

  private void requireOpen(long position) throws ClosedChannelException {
    if (position < 0) {
      throw new IllegalArgumentException("a negative position or length");
    }
    if (closed) {
      throw new ClosedChannelException();
    }
  }
}
