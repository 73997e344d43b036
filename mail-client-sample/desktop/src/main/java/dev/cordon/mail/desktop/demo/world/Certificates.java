package dev.cordon.mail.desktop.demo.world;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** The organisation's own certificate authority, and the certificate of its servers. */
final class Certificates {
  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("Example Co. CA").build();
  private final HeldCertificate server =
      new HeldCertificate.Builder()
          .signedBy(authority)
          .commonName("localhost")
          .addSubjectAlternativeName("localhost")
          .build();

  /** What devices shall trust: DER in Base64, as the policy carries it. */
  String authorityBase64() {
    try {
      return Base64.getEncoder().encodeToString(authority.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("made here a moment ago", e);
    }
  }

  HandshakeCertificates handshake() {
    return new HandshakeCertificates.Builder()
        .heldCertificate(server, authority.certificate())
        .build();
  }

  void writeKeyStore(Path file, char[] password) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, password);
    Certificate[] chain = {server.certificate(), authority.certificate()};
    keys.setKeyEntry("server", server.keyPair().getPrivate(), password, chain);
    try (OutputStream out = Files.newOutputStream(file)) {
      keys.store(out, password);
    }
  }
}
