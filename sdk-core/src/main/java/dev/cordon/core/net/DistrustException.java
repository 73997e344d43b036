package dev.cordon.core.net;

import dev.cordon.policy.protocol.Reason;
import java.security.cert.CertificateException;

/** Why a server is not trusted, in the only dress that a TLS handshake passes on. */
final class DistrustException extends CertificateException {
  private final Reason.Code code;

  DistrustException(Reason.Code code, String what) {
    super(what);
    this.code = code;
  }

  DistrustException(Reason.Code code, String what, Throwable cause) {
    super(what, cause);
    this.code = code;
  }

  Reason.Code code() {
    return code;
  }
}
