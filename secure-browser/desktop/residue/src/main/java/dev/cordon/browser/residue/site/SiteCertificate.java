package dev.cordon.browser.residue.site;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.ByteString;

/** The certificate of both origins and the authority, made for this run alone, that signed it. */
public final class SiteCertificate {
  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("Office test root").build();
  private final HeldCertificate server =
      new HeldCertificate.Builder()
          .signedBy(authority)
          .serialNumber(2) // Firefox takes no two of one issuer with the same.
          .commonName("localhost")
          .addSubjectAlternativeName("localhost")
          .addSubjectAlternativeName("127.0.0.1")
          .build();

  /** The authority: what a browser has to trust. */
  public X509Certificate root() {
    return authority.certificate();
  }

  /** The authority as DER (X.690), in Base64. */
  public String rootInBase64() {
    try {
      return Base64.getEncoder().encodeToString(root().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SHA-256 of the server's public key in Base64, as RFC 7469 writes pins. */
  public String serverPin() {
    return ByteString.of(server.certificate().getPublicKey().getEncoded()).sha256().base64();
  }

  /** For a server of this certificate. */
  public SSLSocketFactory sockets() {
    return new HandshakeCertificates.Builder()
        .heldCertificate(server, authority.certificate())
        .build()
        .sslSocketFactory();
  }
}
