package dev.cordon.server.keys;

import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.server.keys.TlsRefusedException.Flaw;
import dev.cordon.server.secret.RandomText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The operator's own key and chain: PEM (RFC 7468, OpenSSL's older forms too) in two files or in
 * one, or PKCS#12.
 *
 * @param key the key's file, or the PKCS#12 file
 * @param chain the certificates' file, the server's own first; empty: {@code key} is PKCS#12
 * @param password opens the key; empty: it is not encrypted
 */
public record TlsFiles(Path key, Optional<Path> chain, Optional<String> password) {

  /** Without the password. */
  @Override
  public String toString() {
    return chain.map(file -> key + ", " + file).orElseGet(key::toString);
  }

  /** Changes when a file does. */
  public String fingerprint() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(Files.readAllBytes(key));
    if (chain.isPresent()) {
      all.write(Files.readAllBytes(chain.get()));
    }
    return Sha256.hex(all.toByteArray());
  }

  /**
   * What the files hold.
   *
   * @param names that the certificate must have
   * @param now at which it must be valid
   */
  public TlsIdentity load(Set<String> names, Instant now) throws TlsRefusedException {
    OperatorKey found = read();
    X509Certificate own = found.chain().get(0);
    try {
      own.checkValidity(Date.from(now));
    } catch (CertificateException e) {
      throw new TlsRefusedException(Flaw.NOT_VALID_NOW, e);
    }
    if (!found.isPair()) {
      throw new TlsRefusedException(Flaw.KEY_OF_ANOTHER);
    }
    if (!names.stream().allMatch(name -> CertificateNames.cover(own, name))) {
      throw new TlsRefusedException(Flaw.NAME_MISSING);
    }
    return new TlsIdentity(found.key(), found.chain());
  }

  /** A password for a key store that is never on a disk. */
  public static String passwordOfMemory() {
    return new RandomText(new SecureRandom()).secret();
  }

  private OperatorKey read() throws TlsRefusedException {
    try {
      if (chain.isEmpty()) {
        return OperatorKey.fromPkcs12(key, password);
      }
      PrivateKey secret = OperatorKey.fromPem(key, password);
      List<X509Certificate> certificates = OperatorKey.chain(chain.get());
      return new OperatorKey(secret, certificates);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new TlsRefusedException(Flaw.UNREADABLE, e); // the library's own: damaged files
    }
  }
}
