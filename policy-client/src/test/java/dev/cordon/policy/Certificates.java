package dev.cordon.policy;

import dev.cordon.policy.protocol.crypto.Sha256;
import java.util.Base64;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Self-signed certificates, as a MAM server has them. */
final class Certificates {
  private Certificates() {}

  static HeldCertificate selfSigned() {
    return new HeldCertificate.Builder()
        .addSubjectAlternativeName("localhost")
        .addSubjectAlternativeName("127.0.0.1")
        .build();
  }

  static String pin(HeldCertificate certificate) {
    byte[] spki = certificate.certificate().getPublicKey().getEncoded();
    return "sha256/" + Base64.getEncoder().encodeToString(Sha256.of(spki));
  }

  static HandshakeCertificates serving(HeldCertificate certificate) {
    return new HandshakeCertificates.Builder().heldCertificate(certificate).build();
  }
}
