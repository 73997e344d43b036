package dev.cordon.server.keys;

import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.server.files.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Who the server is to TLS: a P-256 key for good, and a self-signed certificate that is made anew
 * when it runs out or when the server gets another name.
 */
public final class TlsIdentity {
  private static final String KEY_FILE = "tls-key.pem";
  private static final String CERTIFICATE_FILE = "tls-certificate.pem";

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  /** With {@code chain}, the own certificate first. */
  TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  /** Makes a fresh key and certificate in {@code directory}. */
  public static void create(Path directory, Set<String> names, Instant now)
      throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    PrivateFile.write(directory.resolve(KEY_FILE), Pem.key(pair.getPrivate()));
    X509Certificate certificate =
        SelfSigned.certificate(pair.getPublic(), pair.getPrivate(), names, now);
    PrivateFile.write(directory.resolve(CERTIFICATE_FILE), Pem.certificate(certificate));
  }

  /**
   * Reads what {@link #create} made; renews the certificate if it is about to run out or lacks one
   * of {@code names}.
   */
  public static TlsIdentity open(Path directory, Set<String> names, Instant now)
      throws IOException, GeneralSecurityException {
    PrivateKey key = Pem.key(Files.readString(directory.resolve(KEY_FILE)));
    Path file = directory.resolve(CERTIFICATE_FILE);
    X509Certificate certificate = Pem.certificate(Files.readString(file));
    if (!SelfSigned.serves(certificate, names, now)) {
      certificate = SelfSigned.certificate(certificate.getPublicKey(), key, names, now);
      PrivateFile.write(file, Pem.certificate(certificate));
    }
    return new TlsIdentity(key, List.of(certificate));
  }

  /**
   * {@code sha256/} and the Base64 of the SHA-256 of the SubjectPublicKeyInfo (RFC 7469, section
   * 2.4).
   */
  public String pin() {
    byte[] info = chain.get(0).getPublicKey().getEncoded();
    return "sha256/" + Base64.getEncoder().encodeToString(Sha256.of(info));
  }

  /** Key and certificate for a TLS listener, in memory under {@code password}. */
  public KeyStore keyStore(String password) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("server", key, password.toCharArray(), chain.toArray(Certificate[]::new));
    return store;
  }
}
