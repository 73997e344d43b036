package dev.cordon.core.net;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Judges a server inside the handshake, knowing the host that was asked for.
 *
 * <p>Without a host there is no judgement, and without a judgement no trust: the two-argument
 * methods refuse. It never judges clients.
 */
abstract class HandshakeTrust extends X509ExtendedTrustManager {
  /**
   * Returns if the server is trusted.
   *
   * @param chain what the server presented, its own certificate first; not empty
   * @param authType as the JDK's trust managers understand it
   * @param host the name or address that was asked for
   * @param tlsVersion the version that was agreed on, such as {@code TLSv1.3}
   * @throws CertificateException if the server is not trusted
   */
  abstract void judge(X509Certificate[] chain, String authType, String host, String tlsVersion)
      throws CertificateException;

  @Override
  public final void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    if (!(socket instanceof SSLSocket tls)) {
      throw new CertificateException("not a TLS socket");
    }
    judge(chain, authType, tls.getHandshakeSession());
  }

  @Override
  public final void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    judge(chain, authType, engine.getHandshakeSession());
  }

  @Override
  public final void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("no host to judge the certificate for");
  }

  private void judge(X509Certificate[] chain, String authType, @Nullable SSLSession session)
      throws CertificateException {
    String host = session == null ? null : session.getPeerHost();
    if (session == null || host == null || host.isEmpty() || chain.length == 0) {
      throw new CertificateException("no host to judge the certificate for");
    }
    judge(chain, jdkAuthType(authType), host, session.getProtocol());
  }

  /** Conscrypt says GENERIC on TLS 1.3, where the JDK expects UNKNOWN. */
  private static String jdkAuthType(String authType) {
    return authType.equals("GENERIC") ? "UNKNOWN" : authType;
  }

  @Override
  public final void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("clients are not judged here");
  }

  @Override
  public final void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public final void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public final X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
