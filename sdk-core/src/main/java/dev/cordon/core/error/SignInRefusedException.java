package dev.cordon.core.error;

import dev.cordon.policy.protocol.Reason;

/** A sign-in to the organisation does not count; nothing was changed. */
public final class SignInRefusedException extends ContainerException {
  public SignInRefusedException(Reason reason) {
    super(reason);
  }
}
