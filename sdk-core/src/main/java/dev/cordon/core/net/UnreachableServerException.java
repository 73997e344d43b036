package dev.cordon.core.net;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;

/**
 * There is no connection to the server ({@code SERVER_UNREACHABLE}), or it broke off and the answer
 * is not whole ({@code SERVER_ANSWER_CUT_OFF}); try again later.
 */
public final class UnreachableServerException extends ContainerException {
  UnreachableServerException(Throwable cause) {
    this(Reason.Code.SERVER_UNREACHABLE, cause);
  }

  UnreachableServerException(Reason.Code code, Throwable cause) {
    super(Reason.of(code), cause);
  }
}
