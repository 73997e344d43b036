package dev.cordon.core.net;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.policy.Network;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.conscrypt.Conscrypt;

/**
 * TLS on one set of terms: what one policy, or one pin, says. Safe for many threads.
 *
 * <p>Each connection has a context of its own, which knows no earlier session: one that is resumed
 * skips the judgement (RFC 8446, section 2.2, has no certificates there), and would let in a server
 * that is not trusted any more.
 */
final class TlsTerms {
  /** AES-GCM with forward secrecy. The suites of TLS 1.3 are not configurable. */
  private static final String[] TLS_1_2_SUITES = {
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
  };

  // Passed explicitly: in the JCA list Conscrypt would slow down everything else.
  private final Provider conscrypt = Conscrypt.newProvider();
  private final HandshakeTrust trust;
  private final Optional<ShownCertificate> shown;
  private final Gateways gateways;
  private final String[] versions;

  private TlsTerms(
      HandshakeTrust trust,
      Optional<ShownCertificate> shown,
      Gateways gateways,
      List<String> versions)
      throws GeneralSecurityException {
    this.trust = trust;
    this.shown = shown;
    this.gateways = gateways;
    this.versions = versions.toArray(new String[0]);
    SSLSocketFactory unused = context(trust); // fails now, if it does
  }

  /** The terms of a policy; anchors and pins that cannot be read are an error, never ignored. */
  static TlsTerms of(
      Network network,
      SystemTrust system,
      TwoClocks clocks,
      Optional<ShownCertificate> shown,
      Gateways gateways)
      throws GeneralSecurityException {
    List<String> versions = versionsFrom(network.minTls());
    X509TrustManager anchors =
        network.trustAnchors().isEmpty()
            ? system.trustManager()
            : SystemTrust.over(keyStore(network.trustAnchors()));
    PinSets pins = new PinSets(network.pins(), clocks);
    ServerTrust trust = new ServerTrust(anchors, pins, clocks, versions);
    return new TlsTerms(trust, shown, gateways, versions);
  }

  /** The terms of one trusted key. */
  static TlsTerms of(PinnedTrust trust) throws GeneralSecurityException {
    return new TlsTerms(
        trust, Optional.empty(), Gateways.NONE, versionsFrom(Network.MinTls.TLS_1_2));
  }

  static String[] suites() {
    return TLS_1_2_SUITES.clone();
  }

  Gateways gateways() {
    return gateways;
  }

  /** Refuses if there is no certificate to show to a gateway: without one it opens for nobody. */
  void requireCertificate() throws ClientCertificateException {
    if (!shown.filter(ShownCertificate::isGood).isPresent()) {
      throw new ClientCertificateException(Reason.of(Reason.Code.CLIENT_CERTIFICATE_MISSING));
    }
  }

  /** A socket on these terms, to be connected directly: whom to is known in the handshake. */
  SSLSocket socket() throws IOException {
    return narrowed(fresh(new DirectTrust(trust, gateways)).createSocket());
  }

  /** TLS on these terms over {@code connected}. */
  SSLSocket over(Socket connected, String host, int port, boolean autoClose) throws IOException {
    return narrowed(fresh(trust).createSocket(connected, host, port, autoClose));
  }

  private SSLSocket narrowed(Socket made) {
    SSLSocket socket = (SSLSocket) made;
    socket.setEnabledProtocols(versions.clone());
    socket.setEnabledCipherSuites(suites());
    return socket;
  }

  private SSLSocketFactory fresh(HandshakeTrust judge) throws IOException {
    try {
      return context(judge);
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS is not to be had", e);
    }
  }

  private SSLSocketFactory context(HandshakeTrust judge) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS", conscrypt);
    KeyManager[] keys = shown.map(each -> new KeyManager[] {each}).orElse(new KeyManager[0]);
    context.init(keys, new TrustManager[] {judge}, null);
    SSLSocketFactory factory = context.getSocketFactory();
    // The other kind reads past our sockets, which notice an end without a farewell.
    Conscrypt.setUseEngineSocket(factory, true);
    return factory;
  }

  static List<String> versionsFrom(Network.MinTls least) {
    return least == Network.MinTls.TLS_1_3 ? List.of("TLSv1.3") : List.of("TLSv1.2", "TLSv1.3");
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
