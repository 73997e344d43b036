package dev.cordon.browser.desktop;

import dev.cordon.browser.desktop.Ending.Cause;
import dev.cordon.core.ContainerState;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import java.util.Optional;

/** Why a container that is not open has no browser. */
final class Closing {
  private Closing() {}

  /** Empty if {@code state} is open. */
  static Optional<Ending> because(ContainerState state) {
    return reason(state).map(why -> Ending.of(Cause.NOT_OPEN, why));
  }

  private static Optional<Reason> reason(ContainerState state) {
    if (state instanceof ContainerState.Open) {
      return Optional.empty();
    } else if (state instanceof ContainerState.Blocked blocked) {
      return Optional.of(blocked.reasons().get(0));
    } else if (state instanceof ContainerState.Wiping wiping) {
      return Optional.of(wiping.why());
    } else if (state instanceof ContainerState.Wiped wiped) {
      return Optional.of(wiped.why());
    }
    return Optional.of(
        Reason.of(
            state instanceof ContainerState.New ? Code.CONTAINER_NEW : Code.CONTAINER_LOCKED));
  }
}
