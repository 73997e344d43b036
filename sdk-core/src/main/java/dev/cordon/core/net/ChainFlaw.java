package dev.cordon.core.net;

import dev.cordon.policy.protocol.Reason.Code;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/**
 * Finds words for a chain that was refused. It decides nothing: platforms say in ways of their own,
 * or not at all, what they did not like, and a person has to be told what to do.
 */
final class ChainFlaw {
  private static final String FOR_SERVERS = "1.3.6.1.5.5.7.3.1";
  private static final String FOR_ALL = "2.5.29.37.0";
  private static final Map<CertPathValidatorException.Reason, Code> REASONS =
      Map.of(
          BasicReason.EXPIRED, Code.SERVER_CERTIFICATE_EXPIRED,
          BasicReason.NOT_YET_VALID, Code.SERVER_CERTIFICATE_TOO_EARLY,
          BasicReason.ALGORITHM_CONSTRAINED, Code.SERVER_CERTIFICATE_WEAK,
          PKIXReason.NOT_CA_CERT, Code.SERVER_CERTIFICATE_MISUSED,
          PKIXReason.INVALID_KEY_USAGE, Code.SERVER_CERTIFICATE_MISUSED,
          PKIXReason.INVALID_NAME, Code.SERVER_CERTIFICATE_MISUSED,
          PKIXReason.PATH_TOO_LONG, Code.SERVER_CERTIFICATE_MISUSED,
          PKIXReason.UNRECOGNIZED_CRIT_EXT, Code.SERVER_CERTIFICATE_MISUSED);

  private ChainFlaw() {}

  /** The error for {@code chain}, which was refused with {@code why}. */
  static DistrustException of(X509Certificate[] chain, GeneralSecurityException why) {
    return new DistrustException(code(chain, why), "the chain is not trusted", why);
  }

  /** The error for {@code chain}, which the platform trusts but of which no path is good enough. */
  static DistrustException ofPath(
      X509Certificate[] chain, GeneralSecurityException why, TwoClocks clocks) {
    for (X509Certificate each : chain) {
      try {
        clocks.check(each);
      } catch (CertificateExpiredException e) {
        return new DistrustException(Code.SERVER_CERTIFICATE_EXPIRED, "an issuer is over", why);
      } catch (CertificateNotYetValidException e) {
        return new DistrustException(Code.SERVER_CERTIFICATE_TOO_EARLY, "an issuer is early", why);
      }
    }
    return new DistrustException(Code.SERVER_CERTIFICATE_WEAK, "no chain of strong keys", why);
  }

  private static Code code(X509Certificate[] chain, GeneralSecurityException why) {
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return Code.SERVER_CERTIFICATE_EXPIRED;
      }
      if (cause instanceof CertificateNotYetValidException) {
        return Code.SERVER_CERTIFICATE_TOO_EARLY;
      }
      if (cause instanceof CertPathValidatorException path
          && REASONS.containsKey(path.getReason())) {
        return REASONS.get(path.getReason());
      }
    }
    return looking(chain);
  }

  private static Code looking(X509Certificate[] chain) {
    X509Certificate own = chain[0];
    try {
      own.checkValidity();
    } catch (CertificateExpiredException e) {
      return Code.SERVER_CERTIFICATE_EXPIRED;
    } catch (CertificateNotYetValidException e) {
      return Code.SERVER_CERTIFICATE_TOO_EARLY;
    }
    for (X509Certificate each : chain) {
      if (!Strength.isStrong(each)) {
        return Code.SERVER_CERTIFICATE_WEAK;
      }
    }
    if (!isForServers(own)) {
      return Code.SERVER_CERTIFICATE_MISUSED;
    }
    return isSelfSigned(own) ? Code.SERVER_SELF_SIGNED : Code.SERVER_ISSUER_UNKNOWN;
  }

  private static boolean isForServers(X509Certificate certificate) {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      return purposes == null || purposes.contains(FOR_SERVERS) || purposes.contains(FOR_ALL);
    } catch (CertificateException e) {
      return false;
    }
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
