package dev.cordon.storage.volume;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.content.Content;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One open file. It goes on when its file is moved or deleted. Safe for many threads.
 *
 * <p>Errors: those of {@link Volume}; {@link dev.cordon.storage.StorageException} CLOSED after
 * {@link #close}, EXPIRED when its time is over.
 */
public final class OpenFile implements Closeable {
  private final Engine engine;
  private final Node node;
  private final OpenMode mode;
  private final Place place;
  private final AtomicBoolean closed = new AtomicBoolean();

  OpenFile(Engine engine, Node node, OpenMode mode, Place place) {
    this.engine = engine;
    this.node = node;
    this.mode = mode;
    this.place = place;
  }

  /**
   * Reads from {@code position} on what is there and has room; -1 at or beyond the end.
   *
   * @throws NonReadableChannelException if it was not opened for reading
   */
  public int read(ByteBuffer to, long position) throws IOException {
    requireOpen();
    if (!mode.reads()) {
      throw new NonReadableChannelException();
    }
    requireNotNegative(position);
    engine.expiring.require(node, place);
    while (true) {
      Optional<Body> body = node.body;
      Optional<Content> content = body.flatMap(there -> there.content);
      if (!content.isPresent()) {
        requireOpen();
        if (!body.isPresent()) {
          return -1;
        }
        continue; // it was just given another body
      }
      try {
        return content.get().read(to, position);
      } catch (ClosedChannelException e) {
        requireStillThere(body, e);
      } catch (IOException e) {
        throw engine.medium.explain(e, place.toString());
      }
    }
  }

  /**
   * Writes all of {@code from} at {@code position}, or at the end if it was opened to append; a gap
   * reads as zeros.
   *
   * @throws NonWritableChannelException if it was not opened for writing
   */
  public int write(ByteBuffer from, long position) throws IOException {
    requireNotNegative(position);
    return put(from, mode.appends() ? Optional.empty() : Optional.of(position));
  }

  /** Writes all of {@code from} at the end, wherever that is by then. */
  public int append(ByteBuffer from) throws IOException {
    return put(from, Optional.empty());
  }

  private int put(ByteBuffer from, Optional<Long> position) throws IOException {
    requireWritable();
    if (!from.hasRemaining()) {
      return 0;
    }
    engine.commits.relieve();
    int written =
        engine.gate.shared(
            () -> engine.shelf.write(node, mode.log2(), from, position, engine.now()));
    if (mode.waits()) {
      engine.commits.commit();
    }
    return written;
  }

  /** The length, with all that was written so far. */
  public long bytes() throws IOException {
    requireOpen();
    return node.bytes();
  }

  /** Cuts to {@code bytes}; nothing happens if it is not longer than that. */
  public void truncate(long bytes) throws IOException {
    requireWritable();
    requireNotNegative(bytes);
    engine.gate.run(() -> engine.shelf.truncate(node, mode.log2(), bytes, engine.now()));
    if (mode.waits()) {
      engine.commits.commit();
    }
  }

  /** Returns once everything done to the volume before is on the medium. */
  public void force() throws IOException {
    requireOpen();
    engine.commits.commit();
  }

  /** Where it was when it was opened. */
  public Place place() {
    return place;
  }

  /** The number of its file in this volume. */
  public long node() {
    return node.number;
  }

  public boolean isReadable() {
    return mode.reads();
  }

  public boolean isWritable() {
    return mode.writes();
  }

  /** Does not wait for the medium, unless it was opened with SYNC or DSYNC. Twice is harmless. */
  @Override
  public void close() throws IOException {
    if (closed.getAndSet(true) || !engine.gate.isOpen()) {
      return;
    }
    engine.gate.run(this::release);
    if (mode.waits()) {
      engine.commits.commit();
    }
  }

  /** Counts it as closed; the gate is held shared. */
  void release() {
    if (mode.writes()) {
      node.writers.decrementAndGet();
    }
    node.handles.decrementAndGet();
    if (mode.deletesOnClose()) {
      engine.tree.remove(node, engine.now());
      engine.shelf.detached(node);
    }
    engine.shelf.idle(node);
  }

  private void requireOpen() throws IOException {
    engine.gate.requireOpen();
    if (closed.get()) {
      throw new StorageException(Problem.CLOSED, place.toString());
    }
  }

  private void requireWritable() throws IOException {
    requireOpen();
    if (!mode.writes()) {
      throw new NonWritableChannelException();
    }
    engine.expiring.require(node, place);
  }

  /** Goes on if the content closed because the file was given another one. */
  private void requireStillThere(Optional<Body> body, ClosedChannelException e) throws IOException {
    requireOpen();
    if (node.body.equals(body)) {
      throw engine.medium.explain(e, place.toString());
    }
  }

  private static void requireNotNegative(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("negative: " + number);
    }
  }
}
