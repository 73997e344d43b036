package dev.cordon.core;

import dev.cordon.policy.protocol.Reason;
import java.util.List;

/** Where a container is in its life. */
public sealed interface ContainerState {
  /** No passcode was ever set: there are no work keys and no work data. */
  record New() implements ContainerState {}

  /** Work keys are not in memory; the passcode opens it. */
  record Locked() implements ContainerState {}

  /** Work keys are in memory. */
  record Open() implements ContainerState {}

  /**
   * Closed until the reasons are gone; the passcode alone does not open it.
   *
   * @param reasons at least one
   */
  record Blocked(List<Reason> reasons) implements ContainerState {
    public Blocked {
      reasons = List.copyOf(reasons);
    }
  }

  /** Keys are being, or were, destroyed; ciphertext is still being deleted. */
  record Wiping(Reason why) implements ContainerState {}

  /** Nothing of the work data is left. */
  record Wiped(Reason why) implements ContainerState {}
}
