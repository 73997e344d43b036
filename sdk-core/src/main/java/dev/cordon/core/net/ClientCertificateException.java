package dev.cordon.core.net;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;

/**
 * No certificate was issued ({@code CLIENT_CERTIFICATE_REFUSED}), not yet ({@code
 * CLIENT_CERTIFICATE_PENDING}), or what came is none ({@code CLIENT_CERTIFICATE_UNUSABLE}). The one
 * of before, if there is one, is shown on.
 */
public final class ClientCertificateException extends ContainerException {
  ClientCertificateException(Reason reason) {
    super(reason);
  }

  ClientCertificateException(Reason reason, Throwable cause) {
    super(reason, cause);
  }
}
