package dev.cordon.core.net;

import dev.cordon.core.Container;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.net.Gateways.Gateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS sockets for work traffic that is not HTTP (requirement I1): IMAP, SMTP, LDAP.
 *
 * <p>Every socket trusts whom the policy in force says, and checks inside the handshake, before any
 * byte of the application, that the certificate names the host: the one given here, or for {@link
 * #createSocket()} the one of the {@code InetSocketAddress} connected to, which must be made of a
 * host name and not of an address. The user of a socket can only narrow these terms. The sockets
 * are closed when the container stops being open, and none is made while it is not: then every
 * method throws {@link dev.cordon.core.error.ContainerClosedException}. Gateways carry HTTP only: a
 * host for which the policy names one is refused here.
 *
 * <p>Make one per container and share it: it stays registered with the container. Safe for many
 * threads.
 */
public final class SecureSockets extends SSLSocketFactory {
  private final Lifeline lifeline;
  private final HeldSockets plainSockets;
  private final PolicyTls tls;

  SecureSockets(Lifeline lifeline, PolicyTls tls) {
    this.lifeline = lifeline;
    this.plainSockets = new HeldSockets(lifeline);
    this.tls = tls;
  }

  /** Sockets that live and die with {@code work}, on a desktop JVM. */
  public static SecureSockets in(Container work) {
    return in(work, SystemTrust.ofTheJdk());
  }

  /** Sockets that live and die with {@code work}, with the platform's own {@code system} trust. */
  public static SecureSockets in(Container work, SystemTrust system) {
    Lifeline lifeline = Lifeline.of(work);
    return new SecureSockets(lifeline, PolicyTls.of(work, system, lifeline));
  }

  /**
   * What an {@code IOException} of one of these sockets means: {@link UntrustedServerException},
   * {@link UnreachableServerException}, or that the container was closed.
   */
  public ContainerException explain(IOException failure) {
    return lifeline.explain(failure);
  }

  /** An unconnected socket; connect it to an {@code InetSocketAddress} made of a host name. */
  @Override
  public Socket createSocket() throws IOException {
    lifeline.enter();
    TlsTerms terms = tls.current();
    return lifeline.hold(terms.socket());
  }

  /** TLS over {@code connected}, as STARTTLS wants it. */
  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
      throws IOException {
    TlsTerms terms = tls.current();
    requireWay(terms, host, GatewaySocket.wayOf(connected));
    lifeline.hold(connected);
    return terms.over(connected, host, port, autoClose);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return over(plain(host).createSocket(host, port), host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return over(plain(host).createSocket(host, port, localHost, localPort), host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return over(plain(nameOf(host)).createSocket(host, port), nameOf(host), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    HeldSockets plain = plain(nameOf(host));
    return over(plain.createSocket(host, port, localHost, localPort), nameOf(host), port);
  }

  /** The name it was made of, else the address; never what a reverse look-up says. */
  private static String nameOf(InetAddress host) {
    return new InetSocketAddress(host, 0).getHostString();
  }

  private HeldSockets plain(String host) throws IOException {
    lifeline.enter();
    // Now, because a change of terms closes the sockets that were made before.
    requireWay(tls.current(), host, Optional.empty());
    return plainSockets;
  }

  private static void requireWay(TlsTerms terms, String host, Optional<Gateway> way)
      throws UntrustedServerException {
    try {
      terms.gateways().require(host, way);
    } catch (DistrustException e) {
      throw new UntrustedServerException(e.code(), e);
    }
  }

  private Socket over(Socket connected, String host, int port) throws IOException {
    try {
      return createSocket(connected, host, port, true);
    } catch (IOException e) {
      connected.close();
      throw e;
    }
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return TlsTerms.suites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return TlsTerms.suites();
  }
}
