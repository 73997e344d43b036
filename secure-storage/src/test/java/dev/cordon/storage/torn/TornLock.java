package dev.cordon.storage.torn;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicBoolean;

/** A lock until it is released or its channel closes. */
final class TornLock extends FileLock {
  private final AtomicBoolean released = new AtomicBoolean();
  private final Runnable release;

  TornLock(FileChannel channel, long start, long size, boolean shared, Runnable release) {
    super(channel, start, size, shared);
    this.release = release;
  }

  @Override
  public boolean isValid() {
    return !released.get() && acquiredBy().isOpen();
  }

  @Override
  public void release() {
    if (!released.getAndSet(true)) {
      release.run();
    }
  }
}
