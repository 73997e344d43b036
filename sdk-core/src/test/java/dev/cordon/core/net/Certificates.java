package dev.cordon.core.net;

import dev.cordon.policy.protocol.policy.Network;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import okhttp3.CertificatePinner;
import okhttp3.tls.HeldCertificate;

/** An organisation's certificate authority and the servers it vouches for, made for one test. */
final class Certificates {
  static final HeldCertificate ROOT = root("Organisation root");
  static final HeldCertificate OTHER_ROOT = root("Somebody else's root");
  static final HeldCertificate SERVER = issued("localhost");

  private Certificates() {}

  static HeldCertificate root(String name) {
    return new HeldCertificate.Builder().commonName(name).certificateAuthority(0).build();
  }

  static HeldCertificate issued(String host) {
    return issued(host, ROOT);
  }

  static HeldCertificate issued(String host, HeldCertificate by) {
    return new HeldCertificate.Builder()
        .commonName(host)
        .addSubjectAlternativeName(host)
        .signedBy(by)
        .build();
  }

  /** A certificate whose dates lie before today. */
  static HeldCertificate.Builder expired() {
    long now = System.currentTimeMillis();
    return new HeldCertificate.Builder()
        .commonName("localhost")
        .addSubjectAlternativeName("localhost")
        .validityInterval(now - 20_000_000, now - 10_000_000);
  }

  static SSLContext serving(HeldCertificate server) {
    return serving(server, new X509Certificate[0]);
  }

  /** A server that appends certificates to its chain, whether or not they belong there. */
  static SSLContext serving(HeldCertificate server, X509Certificate... appended) {
    List<X509Certificate> chain = new ArrayList<>(List.of(server.certificate()));
    chain.addAll(Arrays.asList(appended));
    return presenting(server.keyPair().getPrivate(), chain);
  }

  /** A server that presents {@code chain}, whatever its own key is. */
  static SSLContext presenting(PrivateKey key, List<X509Certificate> chain) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      FixedKey fixed = new FixedKey(key, chain.toArray(new X509Certificate[0]));
      context.init(new KeyManager[] {fixed}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The organisation's own root alone, and no pins. */
  static Network ownRoot() {
    return network(ROOT, Network.MinTls.TLS_1_2);
  }

  static Network network(HeldCertificate root, Network.MinTls least, Network.Pin... pins) {
    return new Network(List.of(der(root)), Arrays.asList(pins), least);
  }

  static Network.Pin pinOf(String host, HeldCertificate certificate) {
    return new Network.Pin(host, List.of(pin(certificate).substring("sha256/".length())));
  }

  static String pin(HeldCertificate certificate) {
    return CertificatePinner.pin(certificate.certificate());
  }

  private static String der(HeldCertificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
