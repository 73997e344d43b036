package dev.cordon.core.net;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;

/**
 * The server did not prove to be who it should be, or would be spoken to without sufficient
 * encryption; nothing of the request was sent. Try another network; never retry with less.
 *
 * <p>The {@code reason} says what is wrong: the codes that begin with {@code SERVER_}, or with
 * {@code GATEWAY_} if it is the way to it that is wrong. An app's reaction is the same to all of
 * them; what a person should do is not.
 */
public final class UntrustedServerException extends ContainerException {
  UntrustedServerException(Reason.Code code, Throwable cause) {
    this(Reason.of(code), cause);
  }

  UntrustedServerException(Reason reason, Throwable cause) {
    super(reason, cause);
  }
}
