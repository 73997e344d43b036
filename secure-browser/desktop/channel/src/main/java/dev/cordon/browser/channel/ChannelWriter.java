package dev.cordon.browser.channel;

import dev.cordon.browser.channel.ChannelException.Problem;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Says things to the other side. Safe for many threads: messages are whole, those of one thread in
 * their order, and threads take turns, so that none that says much keeps the others waiting. What
 * was said is on the pipe as soon as nobody else is about to say more.
 */
public final class ChannelWriter<M> implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Kinds<M> kinds;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final AtomicInteger wanting = new AtomicInteger();
  private final OutputStream pipe;
  private final OutputStream out; // guarded by turn
  private volatile boolean broken;

  private ChannelWriter(OutputStream out, Kinds<M> kinds) {
    this.pipe = out;
    this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    this.kinds = kinds;
  }

  /** For the app. */
  public static ChannelWriter<ToEngine> toEngine(OutputStream out) {
    return new ChannelWriter<>(out, AppKinds.KINDS);
  }

  /** For the engine. */
  public static ChannelWriter<FromEngine> toApp(OutputStream out) {
    return new ChannelWriter<>(out, EngineKinds.KINDS);
  }

  /**
   * Says {@code message}; blocks while the other side does not read. Its buffers keep their
   * positions.
   *
   * @throws ChannelException if it is beyond {@link Bounds}: nothing was written, and the channel
   *     goes on; or if the pipe broke: then every later one throws too
   */
  public void write(M message) throws ChannelException {
    Frame frame = kinds.frame(message);
    wanting.incrementAndGet();
    turn.lock();
    try {
      put(frame);
    } finally {
      turn.unlock();
    }
  }

  /** The turn is held. */
  private void put(Frame frame) throws ChannelException {
    boolean last;
    try {
      if (broken) {
        throw new IOException("it broke before");
      }
      out.write(head(frame));
      put(frame.words());
      put(frame.raw());
    } catch (IOException e) {
      throw broke(e);
    } finally {
      last = wanting.decrementAndGet() == 0;
    }
    if (last) {
      flush();
    }
  }

  private void flush() throws ChannelException {
    try {
      out.flush();
    } catch (IOException e) {
      throw broke(e);
    }
  }

  private static byte[] head(Frame frame) {
    return ByteBuffer.allocate(5).putInt(frame.bytes()).put((byte) frame.kind()).array();
  }

  /** The turn is held. */
  private void put(ByteBuffer bytes) throws IOException {
    if (bytes.hasArray()) {
      out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
      return;
    }
    byte[] part = new byte[Math.min(bytes.remaining(), BUFFER_BYTES)];
    while (bytes.hasRemaining()) {
      int length = Math.min(part.length, bytes.remaining());
      bytes.get(part, 0, length);
      out.write(part, 0, length);
    }
  }

  private ChannelException broke(IOException e) {
    broken = true;
    return new ChannelException(Problem.BROKEN, "the other side is gone", e);
  }

  /** Closes the pipe: to the other side, the end. Does not wait for a turn. */
  @Override
  public void close() throws IOException {
    broken = true;
    pipe.close();
  }
}
