package dev.cordon.core.error;

import dev.cordon.policy.protocol.Reason;

/**
 * What is on disk is not what the container wrote: torn, flipped, truncated, swapped. Nothing was
 * changed; restore or enrol again.
 */
public final class ContainerDamagedException extends ContainerException {
  public ContainerDamagedException(Reason reason) {
    super(reason);
  }

  public ContainerDamagedException(Reason reason, Throwable cause) {
    super(reason, cause);
  }
}
