package dev.cordon.core.error;

import dev.cordon.policy.protocol.Reason;

/** Another process holds the container; close it there and ask again. */
public final class ContainerInUseException extends ContainerException {
  public ContainerInUseException(Reason reason) {
    super(reason);
  }

  public ContainerInUseException(Reason reason, Throwable cause) {
    super(reason, cause);
  }
}
