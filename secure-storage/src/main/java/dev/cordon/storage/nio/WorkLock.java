package dev.cordon.storage.nio;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileLock;

/** A lock on a region of a work file; it ends with its channel. Safe for many threads. */
final class WorkLock extends FileLock {
  private final WorkChannel channel;
  private volatile boolean released;

  WorkLock(WorkChannel channel, long position, long bytes, boolean shared) {
    super(channel, position, bytes, shared);
    this.channel = channel;
  }

  /** Whether {@code other} may not be held at the same time. Java forbids shared ones too. */
  boolean standsAgainst(WorkLock other) {
    return channel.key().equals(other.channel.key()) && overlaps(other.position(), other.size());
  }

  @Override
  public boolean isValid() {
    return !released && channel.isOpen();
  }

  @Override
  public void release() throws IOException {
    if (!channel.isOpen()) {
      throw new ClosedChannelException();
    }
    released = true;
    channel.forget(this);
  }
}
