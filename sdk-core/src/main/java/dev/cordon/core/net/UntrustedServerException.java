package dev.cordon.core.net;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;

/**
 * The server did not prove to be who it should be, or would be spoken to without sufficient
 * encryption; nothing of the request was sent. Try another network; never retry with less.
 */
public final class UntrustedServerException extends ContainerException {
  UntrustedServerException(Throwable cause) {
    super(Reason.of(Reason.Code.SERVER_NOT_TRUSTED), cause);
  }
}
