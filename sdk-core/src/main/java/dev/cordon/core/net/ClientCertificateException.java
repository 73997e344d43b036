package dev.cordon.core.net;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;

/**
 * No certificate was issued ({@code CLIENT_CERTIFICATE_REFUSED}), not yet ({@code
 * CLIENT_CERTIFICATE_PENDING}), or what came is none ({@code CLIENT_CERTIFICATE_UNUSABLE}): the one
 * of before, if there is one, is shown on. Or there is none that is good, and the way to a host
 * leads through a gateway ({@code CLIENT_CERTIFICATE_MISSING}): {@link ClientCertificate#obtain()}
 * has one issued.
 */
public final class ClientCertificateException extends ContainerException {
  ClientCertificateException(Reason reason) {
    super(reason);
  }

  ClientCertificateException(Reason reason, Throwable cause) {
    super(reason, cause);
  }
}
