package dev.cordon.core.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** {@link TlsTerms} in the dress that OkHttp asks for: TLS over its sockets, and nothing else. */
final class FreshTls extends SSLSocketFactory {
  private final TlsTerms terms;

  FreshTls(TlsTerms terms) {
    this.terms = terms;
  }

  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
      throws IOException {
    return terms.over(connected, host, port, autoClose);
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw notAsked();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw notAsked();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw notAsked();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
    throw notAsked();
  }

  private static RuntimeException notAsked() {
    return new UnsupportedOperationException("TLS over a connected socket only");
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
