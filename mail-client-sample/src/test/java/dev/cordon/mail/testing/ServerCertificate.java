package dev.cordon.mail.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Certificates of the test servers, and sockets that trust exactly one of them. */
public final class ServerCertificate {
  private static final char[] PASSWORD = "changeit".toCharArray();

  public final HeldCertificate held;

  private ServerCertificate(HeldCertificate held) {
    this.held = held;
  }

  public static ServerCertificate of(String host) {
    return new ServerCertificate(
        new HeldCertificate.Builder().commonName(host).addSubjectAlternativeName(host).build());
  }

  /** Sockets of the JDK that trust this certificate and no other. */
  public SSLSocketFactory trustingSockets() {
    return new HandshakeCertificates.Builder()
        .addTrustedCertificate(held.certificate())
        .build()
        .sslSocketFactory();
  }

  /** What a server with this certificate needs. */
  public HandshakeCertificates server() {
    return new HandshakeCertificates.Builder().heldCertificate(held).build();
  }

  void writeKeyStore(Path file) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, PASSWORD);
    Certificate[] chain = {held.certificate()};
    keys.setKeyEntry("server", held.keyPair().getPrivate(), PASSWORD, chain);
    try (OutputStream out = Files.newOutputStream(file)) {
      keys.store(out, PASSWORD);
    }
  }
}
