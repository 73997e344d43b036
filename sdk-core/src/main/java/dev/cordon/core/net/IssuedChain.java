package dev.cordon.core.net;

import com.google.crypto.tink.util.Bytes;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts what a certificate service sent in order: the key's own first, each by the next. */
final class IssuedChain {
  private static final int MOST_CERTIFICATES = 10;

  private IssuedChain() {}

  /**
   * The chain of {@code publicKey} among {@code sent}, as TLS wants it: without the root.
   *
   * @throws CertificateException if none is for that key, or it is out of its dates
   */
  static List<Bytes> of(byte[] publicKey, List<X509Certificate> sent, TwoClocks clocks)
      throws CertificateException {
    List<X509Certificate> left = new ArrayList<>(sent);
    X509Certificate last =
        left.stream()
            .filter(each -> Arrays.equals(each.getPublicKey().getEncoded(), publicKey))
            .findFirst()
            .orElseThrow(() -> new CertificateException("none is for this key"));
    clocks.check(last);
    List<Bytes> chain = new ArrayList<>();
    while (chain.size() < MOST_CERTIFICATES) {
      chain.add(Bytes.copyFrom(last.getEncoded()));
      left.remove(last);
      X509Certificate child = last;
      X509Certificate issuer =
          left.stream()
              .filter(each -> signed(each, child) && !signed(each, each))
              .findFirst()
              .orElse(child);
      if (issuer.equals(child)) {
        return chain;
      }
      last = issuer;
    }
    throw new CertificateException("too many");
  }

  private static boolean signed(X509Certificate issuer, X509Certificate child) {
    if (!issuer.getSubjectX500Principal().equals(child.getIssuerX500Principal())) {
      return false;
    }
    try {
      child.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
