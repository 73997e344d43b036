package dev.cordon.storage.nio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedFileSystemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** What is open in a file system: channels and directory streams. Safe for many threads. */
final class Openings implements Closeable {
  private final Object lock = new Object();
  private final Set<Closeable>
      open = // guarded by lock; whoever forgets to close costs nothing here
      Collections.newSetFromMap(new WeakHashMap<>());
  private boolean ended; // guarded by lock

  /** Notes {@code opened}, or closes it if the file system was closed meanwhile. */
  <T extends Closeable> T add(T opened) throws IOException {
    synchronized (lock) {
      if (!ended) {
        open.add(opened);
        return opened;
      }
    }
    opened.close();
    throw new ClosedFileSystemException();
  }

  void remove(Closeable closed) {
    synchronized (lock) {
      open.remove(closed);
    }
  }

  boolean isOpen() {
    synchronized (lock) {
      return !ended;
    }
  }

  @Override
  public void close() throws IOException {
    List<Closeable> left;
    synchronized (lock) {
      ended = true;
      left = new ArrayList<>(open);
      open.clear();
    }
    IOException trouble = null;
    for (Closeable each : left) {
      try {
        each.close();
      } catch (IOException e) {
        trouble = e;
      }
    }
    if (trouble != null) {
      throw trouble;
    }
  }
}
