package dev.cordon.core;

import dev.cordon.core.access.PlaceTerm;
import dev.cordon.core.access.SignInTerm;
import dev.cordon.core.control.ControlState;
import dev.cordon.core.device.Device;
import dev.cordon.core.hours.Timetable;
import dev.cordon.core.time.WorkTime;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import java.util.List;

/**
 * The terms on which a container may be open at this moment: those of time, of place, of signing
 * in, and all others.
 */
record Terms(
    Device device, WorkTime time, Timetable timetable, PlaceTerm place, SignInTerm signIn) {
  /** What keeps it closed now; empty if the passcode alone decides. */
  List<Reason> closures(ControlState state) {
    List<Reason> reasons = Closures.of(state, device, time.now());
    if (isInDoubt(state)) {
      reasons.add(Reason.of(Code.CLOCK_IN_DOUBT));
    }
    if (!timetable.permits()) {
      timetable.outside().ifPresent(reasons::add);
    }
    place.whyClosed().ifPresent(reasons::add);
    signIn.whyClosed().ifPresent(reasons::add);
    return reasons;
  }

  /** Whether {@link #closures} is empty and nothing was wiped; the same answer without garbage. */
  boolean areKept(ControlState state) {
    return Closures.none(state, device, time.millis())
        && !isInDoubt(state)
        && timetable.permits()
        && place.isKept()
        && !signIn.isDue();
  }

  /** Only an organisation can settle the time, so nobody else is closed out. */
  private boolean isInDoubt(ControlState state) {
    return state.membership().isPresent() && time.isInDoubt();
  }
}
