package dev.cordon.core.net;

import dev.cordon.core.Container;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What dates are judged by: the device's clock, which whoever holds the device can turn, and the
 * time that counts, which nobody can turn back ({@code docs/time.md}). A certificate has to be
 * within its dates by both.
 */
final class TwoClocks {
  private final Supplier<Instant> counts;
  private final Supplier<Optional<Instant>> certain;

  /**
   * Clocks beside the device's own.
   *
   * @param counts the time that counts
   * @param certain the time by the server's word, if there is one
   */
  TwoClocks(Supplier<Instant> counts, Supplier<Optional<Instant>> certain) {
    this.counts = counts;
    this.certain = certain;
  }

  static TwoClocks of(Container work) {
    return new TwoClocks(() -> work.organisation().now(), () -> work.organisation().certainTime());
  }

  /** Refuses a certificate that is not within its dates by one of the clocks. */
  void check(X509Certificate certificate)
      throws CertificateExpiredException, CertificateNotYetValidException {
    certificate.checkValidity();
    if (counts.get().isAfter(certificate.getNotAfter().toInstant())) {
      throw new CertificateExpiredException("over by the time that counts");
    }
    // Without the server's word the time that counts is never before the device's clock.
    Optional<Instant> heard = certain.get();
    if (heard.isPresent()) {
      certificate.checkValidity(Date.from(heard.get()));
    }
  }

  /** Whether {@code end} is over by the server's word; without that it is not. */
  boolean isOver(Instant end) {
    Optional<Instant> heard = certain.get();
    return heard.isPresent() && !heard.get().isBefore(end);
  }
}
