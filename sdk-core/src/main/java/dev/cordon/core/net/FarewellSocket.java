package dev.cordon.core.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;

/**
 * A TCP socket below TLS: if it ends before TLS said farewell (close_notify, RFC 8446, section 6.1)
 * that is an error. Conscrypt reports a mere end, and anyone on the way can end TCP: an answer
 * without a length, cut short, would pass for the whole (RFC 9112, section 9.8).
 */
final class FarewellSocket extends Socket {
  /** TCP ended first. Not an {@code EOFException}: Conscrypt takes that for an ordinary end. */
  static final class TornException extends IOException {
    TornException() {
      super("TCP ended before TLS did");
    }
  }

  /** The system's SOCKS proxy is no way for work. */
  FarewellSocket() {
    super(Proxy.NO_PROXY);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        return whole(super.read());
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return whole(super.read(bytes, offset, length));
      }
    };
  }

  private static int whole(int read) throws TornException {
    if (read < 0) {
      throw new TornException();
    }
    return read;
  }
}
