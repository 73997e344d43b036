package dev.cordon.core.net;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;

/**
 * There is no connection to the server ({@code SERVER_UNREACHABLE}), its gateway is not there or
 * lets nobody through ({@code GATEWAY_UNREACHABLE}, {@code GATEWAY_REFUSED}), or it broke off and
 * the answer is not whole ({@code SERVER_ANSWER_CUT_OFF}); try again later.
 */
public final class UnreachableServerException extends ContainerException {
  UnreachableServerException(Throwable cause) {
    this(Reason.Code.SERVER_UNREACHABLE, cause);
  }

  UnreachableServerException(Reason.Code code, Throwable cause) {
    this(Reason.of(code), cause);
  }

  UnreachableServerException(Reason reason, Throwable cause) {
    super(reason, cause);
  }
}
