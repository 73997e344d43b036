package dev.cordon.core.error;

import dev.cordon.policy.protocol.Reason;

/**
 * The device's key vault no longer has the container's keys (reset by the system, restored
 * elsewhere): enrol again. Not a sign of tampering.
 */
public final class VaultLostException extends ContainerException {
  public VaultLostException(Reason reason) {
    super(reason);
  }

  public VaultLostException(Reason reason, Throwable cause) {
    super(reason, cause);
  }
}
