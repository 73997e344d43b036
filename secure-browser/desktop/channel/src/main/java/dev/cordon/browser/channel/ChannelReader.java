package dev.cordon.browser.channel;

import dev.cordon.browser.channel.ChannelException.Problem;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads what the other side says, in order. Memory is bounded by what really arrived, not by what a
 * length field promises. For one thread.
 */
public final class ChannelReader<M> implements Closeable {
  // Below this a buffer of the promised length is made at once.
  private static final int SMALL_BYTES = 1 << 16;

  private final InputStream in;
  private final Kinds<M> kinds;

  private ChannelReader(InputStream in, Kinds<M> kinds) {
    this.in = in;
    this.kinds = kinds;
  }

  /** For the app: what the engine says on {@code in}, which should be buffered. */
  public static ChannelReader<FromEngine> ofEngine(InputStream in) {
    return new ChannelReader<>(in, EngineKinds.KINDS);
  }

  /** For the engine: what the app says on {@code in}, which should be buffered. */
  public static ChannelReader<ToEngine> ofApp(InputStream in) {
    return new ChannelReader<>(in, AppKinds.KINDS);
  }

  /** The next message; empty if the other side ended after a whole one. Blocks. */
  public Optional<M> next() throws ChannelException {
    try {
      int first = in.read();
      return first < 0 ? Optional.empty() : Optional.of(message(length(first)));
    } catch (ChannelException e) {
      throw e;
    } catch (EOFException e) {
      throw new ChannelException(Problem.CUT_OFF, "the other side ended within a message", e);
    } catch (IOException e) {
      throw new ChannelException(Problem.BROKEN, "the pipe broke", e);
    }
  }

  private int length(int first) throws IOException {
    byte[] rest = exactly(3);
    int length = first << 24 | (rest[0] & 0xff) << 16 | (rest[1] & 0xff) << 8 | (rest[2] & 0xff);
    if (length < 1 || length > Bounds.TEXT_FRAME_BYTES) {
      throw new ChannelException(Problem.TOO_LARGE, "a frame of " + Integer.toUnsignedLong(length));
    }
    return length;
  }

  private M message(int length) throws IOException {
    int kind = in.read();
    if (kind < 0) {
      throw new EOFException();
    }
    kinds.requireKind(kind, length);
    return kinds.message(kind, ByteBuffer.wrap(exactly(length - 1)));
  }

  private byte[] exactly(int bytes) throws IOException {
    byte[] read = bytes <= SMALL_BYTES ? new byte[bytes] : in.readNBytes(bytes);
    int got = bytes <= SMALL_BYTES ? in.readNBytes(read, 0, bytes) : read.length;
    if (got < bytes) {
      throw new EOFException();
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
