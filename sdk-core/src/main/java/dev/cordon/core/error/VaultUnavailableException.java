package dev.cordon.core.error;

import dev.cordon.policy.protocol.Reason;

/**
 * The device's key store does not answer now: busy, restarting, or the device was not unlocked
 * since it started. Nothing is lost, no attempt was counted; try again later.
 */
public final class VaultUnavailableException extends ContainerException {
  /** With the reason {@code VAULT_UNAVAILABLE}. */
  public VaultUnavailableException(Throwable cause) {
    super(Reason.of(Reason.Code.VAULT_UNAVAILABLE), cause);
  }
}
