package dev.cordon.core.error;

import dev.cordon.policy.protocol.Reason;

/** A deposit was not taken, and nothing was changed: its source must keep it. */
public final class DepositRefusedException extends ContainerException {
  public DepositRefusedException(Reason reason) {
    super(reason);
  }
}
