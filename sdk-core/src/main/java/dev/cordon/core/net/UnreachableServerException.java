package dev.cordon.core.net;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;

/** There is no connection to the server, or it broke off; try again later. */
public final class UnreachableServerException extends ContainerException {
  UnreachableServerException(Throwable cause) {
    super(Reason.of(Reason.Code.SERVER_UNREACHABLE), cause);
  }
}
