package dev.cordon.core.net;

import dev.cordon.policy.protocol.Reason.Code;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.X509TrustManager;
import okhttp3.internal.tls.OkHostnameVerifier;

/**
 * A server is trusted if its chain leads to an anchor (PKIX), each certificate of it is within its
 * dates by {@link TwoClocks}, its certificate names the host (RFC 2818, subject alternative names
 * only), the chain that was verified holds a pinned key where the host has pins (RFC 7469), its
 * keys and signatures are strong ({@link Strength}), and the version of TLS is permitted.
 * Revocation is not asked for. Immutable and safe for many threads.
 */
final class ServerTrust extends HandshakeTrust {
  private static final int MOST_CERTIFICATES = 10;

  private final X509TrustManager anchors;
  private final PinSets pins;
  private final TwoClocks clocks;
  private final Set<String> tlsVersions;

  ServerTrust(X509TrustManager anchors, PinSets pins, TwoClocks clocks, List<String> tlsVersions) {
    this.anchors = anchors;
    this.pins = pins;
    this.clocks = clocks;
    this.tlsVersions = Set.copyOf(tlsVersions);
  }

  @Override
  void judge(X509Certificate[] chain, String authType, String host, String tlsVersion)
      throws CertificateException {
    if (!tlsVersions.contains(tlsVersion)) {
      throw new DistrustException(Code.SERVER_TLS_TOO_OLD, "the policy refuses " + tlsVersion);
    }
    List<X509Certificate> verified = verified(chain, authType);
    if (!OkHostnameVerifier.INSTANCE.verify(host, chain[0])) {
      throw new DistrustException(Code.SERVER_NAME_WRONG, "the certificate names another server");
    }
    pins.check(host, verified);
  }

  private List<X509Certificate> verified(X509Certificate[] presented, String authType)
      throws DistrustException {
    if (presented.length > MOST_CERTIFICATES) {
      throw new DistrustException(Code.SERVER_CERTIFICATE_UNREADABLE, "too many certificates");
    }
    try {
      anchors.checkServerTrusted(presented, authType);
      // The platform takes an anchor as a server's own certificate whatever its dates are.
      clocks.check(presented[0]);
    } catch (CertificateException e) {
      throw ChainFlaw.of(presented, e);
    }
    try {
      return strong(presented);
    } catch (GeneralSecurityException e) {
      throw ChainFlaw.ofPath(presented, e, clocks);
    }
  }

  /**
   * A chain of strong keys from the server's certificate to its anchor. Neither strength nor pins
   * must be looked for in what was presented: anyone can append the pinned certificate to a chain
   * that does not need it, and an honest server an old one for old clients.
   */
  private List<X509Certificate> strong(X509Certificate[] presented)
      throws GeneralSecurityException {
    List<X509Certificate> issuers = new ArrayList<>();
    for (X509Certificate issuer : anchors.getAcceptedIssuers()) {
      if (Strength.isStrong(issuer.getPublicKey())) {
        issuers.add(issuer);
      }
    }
    if (issuers.contains(presented[0])) {
      return List.of(presented[0]);
    }
    PKIXCertPathBuilderResult path = path(presented, issuers);
    List<X509Certificate> verified = new ArrayList<>();
    path.getCertPath().getCertificates().forEach(each -> verified.add((X509Certificate) each));
    verified.add(path.getTrustAnchor().getTrustedCert());
    return verified;
  }

  private PKIXCertPathBuilderResult path(X509Certificate[] presented, List<X509Certificate> issuers)
      throws GeneralSecurityException {
    Set<TrustAnchor> ends = new HashSet<>();
    issuers.forEach(issuer -> ends.add(new TrustAnchor(issuer, null)));
    X509CertSelector server = new X509CertSelector();
    server.setCertificate(presented[0]);
    PKIXBuilderParameters wanted = new PKIXBuilderParameters(ends, server);
    wanted.setRevocationEnabled(false);
    wanted.setMaxPathLength(MOST_CERTIFICATES);
    wanted.addCertPathChecker(new Strength());
    wanted.addCertPathChecker(new DatesOfChain(clocks));
    wanted.addCertStore(
        CertStore.getInstance(
            "Collection", new CollectionCertStoreParameters(Arrays.asList(presented))));
    return (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(wanted);
  }
}
