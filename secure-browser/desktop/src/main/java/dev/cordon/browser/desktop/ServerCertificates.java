package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.ToEngine.ServerCertificate;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/** What a person looks at in a chain of certificates. */
final class ServerCertificates {
  private ServerCertificates() {}

  static List<ServerCertificate> of(List<X509Certificate> chain) {
    return chain.stream().map(ServerCertificates::of).toList();
  }

  private static ServerCertificate of(X509Certificate certificate) {
    return new ServerCertificate(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getNotBefore().toInstant().toEpochMilli(),
        certificate.getNotAfter().toInstant().toEpochMilli(),
        sha256(certificate));
  }

  private static String sha256(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException(e); // it was read from its encoding
    }
  }
}
