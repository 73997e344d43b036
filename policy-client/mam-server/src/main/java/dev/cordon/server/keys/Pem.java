package dev.cordon.server.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** Keys and certificates as text (RFC 7468). */
final class Pem {
  private Pem() {}

  static String key(PrivateKey key) throws IOException {
    return text("PRIVATE KEY", key.getEncoded());
  }

  static String certificate(X509Certificate certificate)
      throws IOException, GeneralSecurityException {
    return text("CERTIFICATE", certificate.getEncoded());
  }

  static PrivateKey key(String pem) throws IOException, GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes(pem)));
  }

  static X509Certificate certificate(String pem) throws IOException, GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes(pem)));
  }

  private static String text(String type, byte[] bytes) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, bytes));
    }
    return text.toString();
  }

  private static byte[] bytes(String pem) throws IOException {
    try (PemReader reader = new PemReader(new StringReader(pem))) {
      PemObject object = reader.readPemObject();
      if (object == null) {
        throw new IOException("a PEM file is empty");
      }
      return object.getContent();
    }
  }
}
