package dev.cordon.mail.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Finishes each TLS handshake, with the server's name checked against its certificate (RFC 6125),
 * before the mail library gets the socket.
 *
 * <p>The library asks for the check under the name {@code LDAPS}, which the JDK knows and
 * Conscrypt, and so Android, ignores: there any trusted certificate for any name would pass.
 */
final class IdentityCheckedSockets extends SSLSocketFactory {
  private final SSLSocketFactory sockets;

  IdentityCheckedSockets(SSLSocketFactory sockets) {
    this.sockets = sockets;
  }

  @Override
  public Socket createSocket(Socket below, String host, int port, boolean autoClose)
      throws IOException {
    Socket socket = sockets.createSocket(below, host, port, autoClose);
    if (!(socket instanceof SSLSocket tls)) {
      socket.close();
      throw new IOException("the socket factory made a socket without TLS");
    }
    try {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      return tls;
    } catch (IOException e) {
      tls.close();
      throw e;
    }
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }

  // The library wraps a connected socket and uses none of these.

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw unchecked();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unchecked();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw unchecked();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unchecked();
  }

  private static IOException unchecked() {
    return new IOException("a connection without a check of the server's name was refused");
  }
}
