package dev.cordon.core.error;

import dev.cordon.policy.protocol.Reason;

/**
 * The medium refused to read or write: full, read-only, unplugged. What was acknowledged before is
 * intact.
 */
public final class StorageFailedException extends ContainerException {
  public StorageFailedException(Reason reason) {
    super(reason);
  }

  public StorageFailedException(Reason reason, Throwable cause) {
    super(reason, cause);
  }
}
