package dev.cordon.core;

import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.DeviceIdentity;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.time.WorkTime;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import java.time.Instant;
import java.util.Optional;

/** What time alone brings about (requirement G2). The container's lock is held. */
final class LeaseWatch {
  private final WorkArea container;
  private final ControlStore control;
  private final DeviceIdentity identity;
  private final DeviceClock clock;
  private final WorkTime time;
  private final ShareDoor shares;

  LeaseWatch(
      WorkArea container,
      ControlStore control,
      DeviceIdentity identity,
      DeviceClock clock,
      WorkTime time,
      ShareDoor shares) {
    this.shares = shares;
    this.container = container;
    this.control = control;
    this.identity = identity;
    this.clock = clock;
    this.time = time;
  }

  /**
   * Destroys the server's share, and wipes after too long without contact; tries again what of a
   * wipe failed; gives up a receipt that nobody takes.
   */
  void look() throws ContainerException {
    if (control.get().membership().isPresent()) {
      time.remember(); // what comes after a restart must not find an earlier time
    }
    ControlState state = control.get();
    if (state.wiped().isPresent()) {
      forgetIdentity(state);
    } else if (state.wiping().isPresent()) {
      container.wipeNow(state.wiping().get().why(), Optional.empty());
    } else if (Closures.leaseEnded(state, time.now())) {
      String days = Integer.toString(state.policy().lease().wipeAfterDays());
      container.wipeNow(Reason.of(Code.WIPED_AFTER_LEASE, days), Optional.empty());
    } else if (Closures.leaseBlocks(state, time.now())) {
      shares.endWithLease();
    }
  }

  /** A receipt that nobody takes for 90 days is given up, and the identity with it. */
  private void forgetIdentity(ControlState state) throws ContainerException {
    Instant wall = clock.now(); // by which the wipe was dated
    Instant now = wall.isBefore(time.now()) ? wall : time.now(); // a receipt is not lost too early
    boolean forgotten = state.wiped().map(end -> end.isForgotten(now)).orElse(false);
    if (forgotten && !state.outbox().isEmpty()) {
      identity.destroy(); // first: a kill in between is followed by both
      control.update(draft -> draft.silent());
    }
  }
}
