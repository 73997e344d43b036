package dev.cordon.core.net;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PSSParameterSpec;
import java.util.Collection;
import java.util.Set;

/**
 * What keys and signatures count: RSA of 2048 bits and more, elliptic curves of 256 and more, with
 * SHA-256 and more (NIST SP 800-131A revision 2, sections 3 and 9). Platforms still accept SHA-1
 * and RSA of 1024 bits from authorities that do not come with them. Whatever is not known to be
 * strong is weak.
 */
final class Strength extends PKIXCertPathChecker {
  private static final int RSA_BITS = 2048;
  private static final int EC_BITS = 256;
  private static final Set<String> SIGNATURES =
      Set.of(
          "1.2.840.113549.1.1.11", // RSA with SHA-256, 384, 512 (RFC 4055)
          "1.2.840.113549.1.1.12",
          "1.2.840.113549.1.1.13",
          "1.2.840.10045.4.3.2", // ECDSA with SHA-256, 384, 512 (RFC 5758)
          "1.2.840.10045.4.3.3",
          "1.2.840.10045.4.3.4");
  private static final String RSA_PSS = "1.2.840.113549.1.1.10";

  private static final Set<String> HASHES = Set.of("SHA-256", "SHA-384", "SHA-512");

  static boolean isStrong(X509Certificate certificate) {
    return isStrong(certificate.getPublicKey()) && isStronglySigned(certificate);
  }

  static boolean isStrong(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return rsa.getModulus().bitLength() >= RSA_BITS;
    }
    return key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() >= EC_BITS;
  }

  private static boolean isStronglySigned(X509Certificate certificate) {
    String signature = certificate.getSigAlgOID();
    return SIGNATURES.contains(signature)
        || (signature.equals(RSA_PSS) && HASHES.contains(hashOfPss(certificate)));
  }

  /** Its hash stands in its parameters, and is SHA-1 where they do not say (RFC 4055). */
  private static String hashOfPss(X509Certificate certificate) {
    byte[] parameters = certificate.getSigAlgParams();
    if (parameters == null) {
      return "SHA-1";
    }
    try {
      AlgorithmParameters read = AlgorithmParameters.getInstance(RSA_PSS);
      read.init(parameters);
      return read.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
    } catch (GeneralSecurityException | IOException e) {
      return "unreadable";
    }
  }

  @Override
  public void init(boolean forward) {}

  @Override
  public boolean isForwardCheckingSupported() {
    return true;
  }

  @Override
  public Set<String> getSupportedExtensions() {
    return Set.of();
  }

  @Override
  public void check(Certificate certificate, Collection<String> unresolvedCritExts)
      throws CertPathValidatorException {
    if (!isStrong((X509Certificate) certificate)) {
      throw new CertPathValidatorException("a weak key or signature");
    }
  }
}
