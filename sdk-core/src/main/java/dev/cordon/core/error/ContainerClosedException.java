package dev.cordon.core.error;

import dev.cordon.policy.protocol.Reason;

/** Work data was asked for while the container is not open; unlock it (or enrol) and ask again. */
public final class ContainerClosedException extends ContainerException {
  public ContainerClosedException(Reason reason) {
    super(reason);
  }

  public ContainerClosedException(Reason reason, Throwable cause) {
    super(reason, cause);
  }
}
