package dev.cordon.server.keys;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The subject alternative names of a certificate, by RFC 6125. */
final class CertificateNames {
  private CertificateNames() {}

  /** Whether {@code certificate} is one for the host or address {@code name}. */
  static boolean cover(X509Certificate certificate, String name) {
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      return alternatives != null
          && alternatives.stream().anyMatch(each -> fits(String.valueOf(each.get(1)), name));
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private static boolean fits(String alternative, String name) {
    String pattern = alternative.toLowerCase(Locale.ROOT);
    String wanted = name.toLowerCase(Locale.ROOT);
    int dot = wanted.indexOf('.');
    return pattern.equals(wanted)
        || (pattern.startsWith("*.")
            && dot > 0
            && pattern.substring(1).equals(wanted.substring(dot)));
  }
}
