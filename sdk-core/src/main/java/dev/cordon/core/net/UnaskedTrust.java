package dev.cordon.core.net;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/**
 * What OkHttp is given for a trust manager: it wants one for its own pinning, which is not used,
 * because the handshake asks the one inside the socket factory. Trusts nobody.
 */
final class UnaskedTrust extends HandshakeTrust {
  @Override
  void judge(X509Certificate[] chain, String authType, String host, String tlsVersion)
      throws CertificateException {
    throw new CertificateException("not the one to ask");
  }
}
