package dev.cordon.core.net;

import dev.cordon.core.net.Gateways.Gateway;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * A socket that, connected to what stands for a gateway, speaks to that gateway in TLS with the
 * work area's certificate. What OkHttp says over it, {@code CONNECT} and then the host's own TLS,
 * goes inside; connected to anything else it is an ordinary one.
 *
 * <p>What goes wrong with the gateway is a typed error that says so.
 */
final class GatewaySocket extends FrontSocket {
  /** More than any answer to {@code CONNECT} has. */
  private static final int MOST_ANSWER_BYTES = 64 << 10;

  private final HeldSockets held;
  private final GatewayRoutes routes;
  private volatile Optional<Gateway> gateway = Optional.empty();
  private volatile @Nullable SSLSocket secured;
  private volatile boolean letThrough;
  private long answerBytes; // of the thread that connects

  GatewaySocket(HeldSockets held, GatewayRoutes routes) throws IOException {
    super(held.createSocket());
    this.held = held;
    this.routes = routes;
  }

  /**
   * The gateway that {@code connected} goes through, from now on with the host's own TLS; empty if
   * none.
   */
  static Optional<Gateway> wayOf(Socket connected) {
    if (!(connected instanceof GatewaySocket through)) {
      return Optional.empty();
    }
    through.letThrough = true;
    return through.gateway;
  }

  @Override
  public void connect(SocketAddress to, int timeoutMillis) throws IOException {
    Optional<Gateway> found = routes.at(to);
    if (!found.isPresent()) {
      super.connect(to, timeoutMillis);
      return;
    }
    try {
      enter(found.get(), timeoutMillis);
    } catch (IOException e) {
      close();
      throw GatewayFlaw.of(e);
    }
  }

  private void enter(Gateway entered, int timeoutMillis) throws IOException {
    TlsTerms terms = routes.terms();
    terms.requireCertificate();
    reach(entered, timeoutMillis);
    SSLSocket tls = terms.over(tcp(), entered.host(), entered.port(), false);
    tls.startHandshake();
    gateway = Optional.of(entered);
    secured = tls;
  }

  /** One address after the other: a TCP socket that could not connect is of no further use. */
  private void reach(Gateway entered, int timeoutMillis) throws IOException {
    List<InetAddress> addresses = Dns.SYSTEM.lookup(entered.host());
    int each = timeoutMillis == 0 ? 0 : Math.max(1, timeoutMillis / addresses.size());
    for (int i = 0; i < addresses.size(); i++) {
      try {
        tcp().connect(new InetSocketAddress(addresses.get(i), entered.port()), each);
        return;
      } catch (IOException e) {
        if (i == addresses.size() - 1) {
          throw e;
        }
        replace(held.createSocket());
      }
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    SSLSocket tls = secured;
    return tls == null ? super.getInputStream() : new FromGateway(tls.getInputStream());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    SSLSocket tls = secured;
    return tls == null ? super.getOutputStream() : new ToGateway(tls.getOutputStream());
  }

  /** TCP first: then the farewell of TLS has nobody to wait for. */
  @Override
  public synchronized void close() throws IOException {
    super.close();
    SSLSocket tls = secured;
    if (tls != null) {
      tls.close();
    }
  }

  private IOException explained(IOException failure) {
    // Once the host was spoken to, an end or a wait of this side is about the host.
    boolean ours = failure instanceof SocketTimeoutException || isClosed();
    return letThrough && ours ? failure : GatewayFlaw.of(failure);
  }

  private int counted(int read) throws IOException {
    if (read < 0) {
      // The gateway may say farewell, but not in the host's name.
      throw new FarewellSocket.TornException();
    }
    if (!letThrough) {
      answerBytes += read;
      if (answerBytes > MOST_ANSWER_BYTES) {
        throw GatewayFlaw.refused("> 64 KiB", new IOException("an answer without an end"));
      }
    }
    return read;
  }

  private final class FromGateway extends FilterInputStream {
    FromGateway(InputStream tls) {
      super(tls);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) == 1 ? one[0] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return counted(super.read(bytes, offset, length));
      } catch (IOException e) {
        throw explained(e);
      }
    }
  }

  private final class ToGateway extends FilterOutputStream {
    ToGateway(OutputStream tls) {
      super(tls);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
        out.flush();
      } catch (IOException e) {
        throw explained(e);
      }
    }
  }
}
