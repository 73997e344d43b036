package dev.cordon.browser;

import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.core.error.ContainerException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An answer's bytes, unpacked, within bounds, with typed errors only; says once when it is done.
 */
final class PageBody extends InputStream {
  private static final int MEBIBYTE = 1 << 20;

  private final InputStream from;
  private final Tally.Received received;
  private final Bounds bounds;
  private final String host;
  private final Owner owner;
  private final AtomicBoolean ended = new AtomicBoolean();
  private long bytes;

  /** How long it may be, and how much longer than what came over the wire. */
  record Bounds(long maxBytes, long freeBytes, long maxRatio) {}

  /** Whose answer it is. */
  interface Owner {
    /** Whether nobody may read on, not even what has arrived already. */
    boolean isCancelled();

    /** The body was read to its end or closed. */
    void read();
  }

  PageBody(InputStream from, Tally.Received received, Bounds bounds, String host, Owner owner) {
    this.from = from;
    this.received = received;
    this.bounds = bounds;
    this.host = host;
    this.owner = owner;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int read = readTyped(to, offset, length);
    if (read < 0) {
      end();
      return read;
    }
    bytes += read;
    if (bytes > bounds.maxBytes()) {
      String most = String.valueOf(bounds.maxBytes() / MEBIBYTE);
      throw broken(Refusal.of(Problem.ANSWER_TOO_LARGE, host, most));
    }
    if (bytes > bounds.freeBytes() && bytes / bounds.maxRatio() > received.bytes()) {
      throw broken(Refusal.of(Problem.ANSWER_INFLATES, host));
    }
    return read;
  }

  private int readTyped(byte[] to, int offset, int length) throws IOException {
    if (owner.isCancelled()) {
      throw broken(Refusal.of(Problem.STOPPED, host));
    }
    try {
      return from.read(to, offset, length);
    } catch (ContainerException e) {
      throw e;
    } catch (IOException e) {
      throw new BrowserException(Refusal.of(Problem.STOPPED, host), e);
    }
  }

  private BrowserException broken(Refusal why) throws IOException {
    close();
    return new BrowserException(why);
  }

  @Override
  public int available() throws IOException {
    return from.available();
  }

  @Override
  public void close() throws IOException {
    try {
      from.close();
    } finally {
      end();
    }
  }

  private void end() {
    if (!ended.getAndSet(true)) {
      owner.read();
    }
  }
}
