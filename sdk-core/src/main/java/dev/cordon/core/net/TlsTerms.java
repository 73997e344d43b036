package dev.cordon.core.net;

import dev.cordon.policy.protocol.policy.Network;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.CertificatePinner;
import org.conscrypt.Conscrypt;

/**
 * TLS on one set of terms: what one policy, or one pin, says. Each has a context of its own, so
 * that no session of older terms is resumed. Safe for many threads.
 */
final class TlsTerms {
  /** AES-GCM with forward secrecy. The suites of TLS 1.3 are not configurable. */
  private static final String[] TLS_1_2_SUITES = {
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
  };

  private final SSLSocketFactory factory;
  private final String[] versions;

  private TlsTerms(HandshakeTrust trust, List<String> versions) throws GeneralSecurityException {
    // Passed explicitly: in the JCA list Conscrypt would slow down everything else.
    SSLContext context = SSLContext.getInstance("TLS", Conscrypt.newProvider());
    context.init(null, new TrustManager[] {trust}, null);
    this.factory = context.getSocketFactory();
    // The other kind reads past our sockets, which notice an end without a farewell.
    Conscrypt.setUseEngineSocket(factory, true);
    this.versions = versions.toArray(new String[0]);
  }

  /** The terms of a policy; anchors and pins that cannot be read are an error, never ignored. */
  static TlsTerms of(Network network, SystemTrust system) throws GeneralSecurityException {
    List<String> versions = versionsFrom(network.minTls());
    X509TrustManager anchors =
        network.trustAnchors().isEmpty()
            ? system.trustManager()
            : SystemTrust.over(keyStore(network.trustAnchors()));
    return new TlsTerms(new ServerTrust(anchors, pins(network), versions), versions);
  }

  /** The terms of one trusted key. */
  static TlsTerms of(PinnedTrust trust) throws GeneralSecurityException {
    return new TlsTerms(trust, versionsFrom(Network.MinTls.TLS_1_2));
  }

  static String[] suites() {
    return TLS_1_2_SUITES.clone();
  }

  SSLSocketFactory factory() {
    return factory;
  }

  /** Narrows {@code socket} to these terms. */
  SSLSocket narrowed(SSLSocket socket) {
    socket.setEnabledProtocols(versions.clone());
    socket.setEnabledCipherSuites(suites());
    return socket;
  }

  static List<String> versionsFrom(Network.MinTls least) {
    return least == Network.MinTls.TLS_1_3 ? List.of("TLSv1.3") : List.of("TLSv1.2", "TLSv1.3");
  }

  private static CertificatePinner pins(Network network) {
    CertificatePinner.Builder pins = new CertificatePinner.Builder();
    for (Network.Pin pin : network.pins()) {
      pin.sha256().forEach(hash -> pins.add(pin.host(), "sha256/" + hash));
    }
    return pins.build();
  }

  private static KeyStore keyStore(List<String> anchors) throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new IllegalStateException("an empty key store reads nothing", e);
    }
    for (String anchor : anchors) {
      byte[] der = Base64.getDecoder().decode(anchor);
      store.setCertificateEntry(
          "anchor-" + store.size(), factory.generateCertificate(new ByteArrayInputStream(der)));
    }
    return store;
  }
}
