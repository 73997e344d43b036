package dev.cordon.core.net;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Set;

/** Judges each certificate of a path by {@link TwoClocks}; PKIX itself knows one clock. */
final class DatesOfChain extends PKIXCertPathChecker {
  private final TwoClocks clocks;

  DatesOfChain(TwoClocks clocks) {
    this.clocks = clocks;
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
    try {
      clocks.check((X509Certificate) certificate);
    } catch (CertificateExpiredException e) {
      throw refused(e, BasicReason.EXPIRED);
    } catch (CertificateNotYetValidException e) {
      throw refused(e, BasicReason.NOT_YET_VALID);
    }
  }

  private static CertPathValidatorException refused(Exception why, BasicReason reason) {
    return new CertPathValidatorException(why.getMessage(), why, null, -1, reason);
  }
}
