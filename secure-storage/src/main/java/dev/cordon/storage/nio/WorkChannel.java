package dev.cordon.storage.nio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An open work file. An interrupt closes this channel, as the contract says, and no other of the
 * same file. Safe for many threads: those that use the position take turns, those that name one do
 * not.
 */
final class WorkChannel extends FileChannel {
  /** What may be interrupted. */
  private interface Step {
    long run() throws IOException;
  }

  private final Opened file;
  private final FileLocks.Key key;
  private final Opening how;
  private final WorkFileSystem fileSystem;

  private final Set<WorkLock> locks = ConcurrentHashMap.newKeySet();
  private final Object turn = new Object();
  private long position; // guarded by turn

  WorkChannel(WorkFileSystem fileSystem, Opened file, FileLocks.Key key, Opening how) {
    this.fileSystem = fileSystem;
    this.file = file;
    this.key = key;
    this.how = how;
  }

  /** Which file this is a channel of. */
  FileLocks.Key key() {
    return key;
  }

  boolean isWritable() {
    return how.writes();
  }

  @Override
  public int read(ByteBuffer dst) throws IOException {
    requireReadable();
    requireRoom(dst);
    synchronized (turn) {
      int read = (int) interruptibly(() -> take(dst, position));
      position += Math.max(read, 0);
      return read;
    }
  }

  @Override
  public long read(ByteBuffer[] dsts, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, dsts.length);
    requireReadable();
    for (int i = offset; i < offset + length; i++) {
      requireRoom(dsts[i]);
    }
    synchronized (turn) {
      long read = interruptibly(() -> scatter(dsts, offset, length));
      position += Math.max(read, 0);
      return read;
    }
  }

  @Override
  public int read(ByteBuffer dst, long position) throws IOException {
    requireNotNegative(position);
    requireReadable();
    requireRoom(dst);
    return (int) interruptibly(() -> take(dst, position));
  }

  /** A buffer without room takes nothing, also at the end. */
  private int take(ByteBuffer dst, long from) throws IOException {
    return dst.hasRemaining() ? file.read(dst, from) : 0;
  }

  private long scatter(ByteBuffer[] dsts, int offset, int length) throws IOException {
    long all = 0;
    for (int i = offset; i < offset + length; i++) {
      if (dsts[i].hasRemaining()) {
        int read = file.read(dsts[i], position + all);
        if (read < 0) {
          return all == 0 ? -1 : all;
        }
        all += read;
      }
    }
    return all;
  }

  @Override
  public int write(ByteBuffer src) throws IOException {
    requireWritable();
    synchronized (turn) {
      return (int) interruptibly(() -> forced(putNext(src)));
    }
  }

  @Override
  public long write(ByteBuffer[] srcs, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, srcs.length);
    requireWritable();
    synchronized (turn) {
      return interruptibly(() -> forced(gather(srcs, offset, length)));
    }
  }

  @Override
  public int write(ByteBuffer src, long position) throws IOException {
    requireNotNegative(position);
    requireWritable();
    return (int) interruptibly(() -> forced(file.write(src, position)));
  }

  private long gather(ByteBuffer[] srcs, int offset, int length) throws IOException {
    long all = 0;
    for (int i = offset; i < offset + length; i++) {
      all += putNext(srcs[i]);
    }
    return all;
  }

  /** The caller has the turn. */
  private int putNext(ByteBuffer src) throws IOException {
    int written = how.appends() ? file.append(src) : file.write(src, position);
    position += written;
    return written;
  }

  private long forced(long written) throws IOException {
    if (how.forces() && written > 0) {
      file.force();
    }
    return written;
  }

  @Override
  public long position() throws IOException {
    synchronized (turn) {
      return how.appends() ? size() : interruptibly(() -> position);
    }
  }

  @Override
  public FileChannel position(long newPosition) throws IOException {
    requireOpen();
    requireNotNegative(newPosition);
    synchronized (turn) {
      position = newPosition;
    }
    return this;
  }

  @Override
  public long size() throws IOException {
    return interruptibly(file::bytes);
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    requireOpen();
    requireNotNegative(size);
    requireWritable();
    synchronized (turn) {
      position = Math.min(position, size);
      long unused =
          interruptibly(
              () -> {
                if (size < file.bytes()) {
                  file.truncate(size);
                }
                return size;
              });
      return this;
    }
  }

  @Override
  public void force(boolean metaData) throws IOException {
    long unused =
        interruptibly(
            () -> {
              file.force();
              return 0;
            });
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    requireReadable();
    requireNotNegative(position);
    requireNotNegative(count);
    return Transfers.to(this, position, count, target);
  }

  @Override
  public long transferFrom(ReadableByteChannel src, long position, long count) throws IOException {
    requireWritable();
    requireNotNegative(position);
    requireNotNegative(count);
    return Transfers.from(this, src, position, count);
  }

  /**
   * Refused: the bytes of a work file are encrypted on the medium, and a mapping would lay their
   * plaintext into pages that the system writes where it likes.
   */
  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException(
        "A work file is not mapped: the system could write the plaintext of its pages to disk;"
            + " read by position instead");
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new FileLockInterruptionException();
    }
    return tryLock(position, size, shared); // no other process to wait for
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    requireOpen();
    if (shared) {
      requireReadable();
    } else {
      requireWritable();
    }
    WorkLock lock = new WorkLock(this, position, size, shared);
    fileSystem.locks().add(lock);
    locks.add(lock);
    return lock;
  }

  /** No longer keeps {@code released}. */
  void forget(WorkLock released) {
    locks.remove(released);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    locks.clear(); // none is valid any more
    fileSystem.openings().remove(this);
    file.close();
  }

  /**
   * Does {@code step} under the contract of {@code InterruptibleChannel}, without its {@code
   * begin}: that would close this channel in the interrupting thread while it holds a lock of the
   * interrupted one, which may be amid a commit of the volume that the closing would wait for. The
   * channels below are interruptible by themselves; the interrupted thread closes this one.
   */
  private long interruptibly(Step step) throws IOException {
    requireOpen();
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
    try {
      return step.run();
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted();
      }
      throw isOpen() ? e : new AsynchronousCloseException();
    }
  }

  private ClosedByInterruptException interrupted() throws IOException {
    close();
    return new ClosedByInterruptException();
  }

  private void requireOpen() throws ClosedChannelException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
  }

  private void requireReadable() throws ClosedChannelException {
    requireOpen();
    if (!how.reads()) {
      throw new NonReadableChannelException();
    }
  }

  private void requireWritable() throws ClosedChannelException {
    requireOpen();
    if (!how.writes()) {
      throw new NonWritableChannelException();
    }
  }

  private static void requireRoom(ByteBuffer buffer) {
    if (buffer.isReadOnly()) {
      throw new IllegalArgumentException("Nothing can be read into a read-only buffer");
    }
  }

  private static void requireNotNegative(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("Negative: " + number);
    }
  }
}
