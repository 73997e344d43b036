package dev.cordon.storage;

import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Reads one entry; every byte handed out comes from a verified chunk. If a later chunk is damaged,
 * what was read before it is right, and the read that reaches it throws. Safe for many threads.
 */
final class EntryInputStream extends InputStream {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final EntryStore store;
  private final EntryFile file; // guarded by guard
  private final String subject;
  private final StreamGuard guard;
  private ByteBuffer verified = NOTHING; // guarded by guard

  private EntryInputStream(EntryStore store, EntryFile file) {
    this.store = store;
    this.file = file;
    this.subject = file.reader().name().text();
    this.guard = new StreamGuard(subject, this::release);
  }

  static EntryInputStream open(EntryStore store, EntryName name) throws IOException {
    EntryFile file = store.open(name);
    EntryInputStream stream = new EntryInputStream(store, file);
    stream.guard.watch(store.domain());
    return stream;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    synchronized (guard) {
      guard.requireOpen();
      if (length == 0) {
        return 0;
      }
      if (!ready()) {
        return -1;
      }
      int count = Math.min(length, verified.remaining());
      verified.get(bytes, offset, count);
      return count;
    }
  }

  @Override
  public int available() throws IOException {
    synchronized (guard) {
      guard.requireOpen();
      return verified.remaining();
    }
  }

  /** Never throws: all that was read is verified, so there is nothing left to tell. */
  @Override
  public void close() {
    guard.end(Problem.CLOSED);
    guard.unwatch();
  }

  private boolean ready() throws IOException {
    try {
      while (!verified.hasRemaining() && !file.reader().atEnd()) {
        verified = file.reader().next();
      }
      return verified.hasRemaining();
    } catch (IOException e) {
      StorageException trouble = store.explain(e, subject);
      guard.end(trouble.problem());
      throw trouble;
    }
  }

  private void release() {
    verified = NOTHING;
    try {
      file.close();
    } catch (IOException e) {
      return; // it was only read from
    }
  }
}
