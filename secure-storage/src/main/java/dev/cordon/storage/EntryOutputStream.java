package dev.cordon.storage;

import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes one entry into a temporary file and puts it in its place on close. Whatever goes wrong
 * before that, the temporary file is gone and the old entry is as it was. Safe for many threads.
 */
public final class EntryOutputStream extends OutputStream {
  private final EntryStore store;
  private final String subject;
  private final EntryId id;
  private final Path part;
  private final FileChannel channel;
  private final ChunkBuffers buffers;
  private final SealedWriter writer; // guarded by guard
  private final StreamGuard guard;
  private boolean closeCalled; // guarded by guard

  private EntryOutputStream(
      EntryStore store,
      EntryName name,
      EntryId id,
      Path part,
      FileChannel channel,
      ChunkBuffers buffers,
      SealedWriter writer) {
    this.store = store;
    this.subject = name.text();
    this.id = id;
    this.part = part;
    this.channel = channel;
    this.buffers = buffers;
    this.writer = writer;
    this.guard = new StreamGuard(subject, this::release);
  }

  static EntryOutputStream create(EntryStore store, EntryName name) throws IOException {
    FileHeader header = FileHeader.fresh(store.keys().idOf(name), store.random());
    ChunkCipher cipher = new ChunkCipher(store.keys().contentKey(header), header);
    Path part = store.directory().newPart();
    FileChannel channel = store.directory().create(part);
    ChunkBuffers buffers = store.pool().take();
    SealedWriter writer = new SealedWriter(channel, cipher, store.nonces(), buffers);
    writer.start(header, name);
    EntryOutputStream stream =
        new EntryOutputStream(store, name, header.entry(), part, channel, buffers, writer);
    stream.guard.watch(store.domain());
    return stream;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    synchronized (guard) {
      guard.requireOpen();
      int done = 0;
      while (done < length) {
        done += writeSome(bytes, offset + done, length - done);
        guard.requireOpen();
      }
    }
  }

  /** Publishes the entry, once. After a failure or the lock it throws instead, once. */
  @Override
  public void close() throws IOException {
    try {
      synchronized (guard) {
        if (!closeCalled && !guard.ended().equals(Optional.of(Problem.CLOSED))) {
          closeCalled = true;
          guard.requireOpen();
          publish();
        }
      }
    } finally {
      guard.unwatch();
    }
  }

  /** Ends the stream, unless it has ended, and leaves nothing. */
  public void discard() {
    guard.end(Problem.CLOSED);
    guard.unwatch();
  }

  private int writeSome(byte[] bytes, int offset, int length) throws IOException {
    try {
      return writer.write(bytes, offset, length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void publish() throws IOException {
    try {
      writer.finish();
      channel.close();
      store.directory().publish(part, id);
      guard.end(Problem.CLOSED);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private StorageException failed(IOException cause) {
    StorageException trouble = store.explain(cause, subject);
    guard.end(trouble.problem());
    return trouble;
  }

  private void release() {
    store.pool().give(buffers);
    try {
      channel.close();
      Files.deleteIfExists(part); // no longer there if it was published
    } catch (IOException e) {
      return; // ciphertext without a place; removed when the domain is next opened
    }
  }
}
