package dev.cordon.core.net;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Trusts nobody who is reached through a gateway: for sockets that are connected directly. */
final class DirectTrust extends HandshakeTrust {
  private final HandshakeTrust trust;
  private final Gateways gateways;

  DirectTrust(HandshakeTrust trust, Gateways gateways) {
    this.trust = trust;
    this.gateways = gateways;
  }

  @Override
  void judge(X509Certificate[] chain, String authType, String host, String tlsVersion)
      throws CertificateException {
    gateways.require(host, Optional.empty());
    trust.judge(chain, authType, host, tlsVersion);
  }
}
