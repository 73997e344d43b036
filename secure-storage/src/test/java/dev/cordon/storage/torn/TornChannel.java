package dev.cordon.storage.torn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** An open file, or a directory that was opened to be forced. Safe for many threads. */
final class TornChannel extends FileChannel {
  private final Tree tree;
  private final Node node;
  private final boolean writes;
  private final boolean reads;
  private final boolean appends;
  private long position; // guarded by this

  TornChannel(Tree tree, Node node, Set<? extends OpenOption> options) {
    this.tree = tree;
    this.node = node;
    this.appends = options.contains(StandardOpenOption.APPEND);
    this.writes = appends || options.contains(StandardOpenOption.WRITE);
    this.reads = !writes || options.contains(StandardOpenOption.READ);
  }

  @Override
  public int read(ByteBuffer target, long start) throws IOException {
    if (!reads) {
      throw new NonReadableChannelException();
    }
    return tree.read(file(), target, start);
  }

  @Override
  public synchronized int read(ByteBuffer target) throws IOException {
    int count = read(target, position);
    position += Math.max(count, 0);
    return count;
  }

  @Override
  public int write(ByteBuffer source, long start) throws IOException {
    requireWritable();
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    tree.write(file(), bytes, start);
    return bytes.length;
  }

  @Override
  public synchronized int write(ByteBuffer source) throws IOException {
    if (appends) {
      position = size();
    }
    int count = write(source, position);
    position += count;
    return count;
  }

  @Override
  public synchronized long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    long total = 0;
    for (int i = offset; i < offset + length; i++) {
      int count = read(targets[i]);
      if (count < 0) {
        return total == 0 ? -1 : total;
      }
      total += count;
    }
    return total;
  }

  @Override
  public synchronized long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    long total = 0;
    for (int i = offset; i < offset + length; i++) {
      total += write(sources[i]);
    }
    return total;
  }

  @Override
  public synchronized long position() {
    return position;
  }

  @Override
  public synchronized FileChannel position(long start) {
    position = start;
    return this;
  }

  @Override
  public long size() throws IOException {
    return tree.length(file());
  }

  @Override
  public synchronized FileChannel truncate(long size) throws IOException {
    requireWritable();
    tree.truncate(file(), size);
    position = Math.min(position, size);
    return this;
  }

  @Override
  public void force(boolean metadata) throws IOException {
    requireOpen();
    tree.force(node);
  }

  @Override
  public long transferTo(long start, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long start, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long start, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long start, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }

  /** Of the whole file, and for one at a time. */
  @Override
  public FileLock tryLock(long start, long size, boolean shared) throws IOException {
    tree.faults().requireLocks();
    Set<TornChannel> lockers = file().lockers();
    synchronized (lockers) {
      if (!lockers.isEmpty()) {
        throw new OverlappingFileLockException();
      }
      lockers.add(this);
    }
    return new TornLock(this, start, size, shared, () -> lockers.remove(this));
  }

  @Override
  protected void implCloseChannel() {
    if (node instanceof FileNode file) {
      file.lockers().remove(this);
    }
  }

  private FileNode file() throws IOException {
    requireOpen();
    if (node instanceof FileNode file) {
      return file;
    }
    throw new IOException("Is a directory");
  }

  private void requireOpen() throws ClosedChannelException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
  }

  private void requireWritable() {
    if (!writes) {
      throw new NonWritableChannelException();
    }
  }
}
