package dev.cordon.core;

import dev.cordon.core.control.Contact;
import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.DeviceIdentity;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What time alone brings about (requirement G2). The container's lock is held. */
final class LeaseWatch {
  private static final Duration CLOCK_STEP = Duration.ofMinutes(10);

  private final WorkArea container;
  private final ControlStore control;
  private final DeviceIdentity identity;
  private final DeviceClock clock;

  LeaseWatch(WorkArea container, ControlStore control, DeviceIdentity identity, DeviceClock clock) {
    this.container = container;
    this.control = control;
    this.identity = identity;
    this.clock = clock;
  }

  /**
   * Wipes after too long without contact; tries again what of a wipe failed; gives up a receipt
   * that nobody takes.
   */
  void look() throws ContainerException {
    rememberTime();
    ControlState state = control.get();
    if (state.wiped().isPresent()) {
      forgetIdentity(state);
    } else if (state.wiping().isPresent()) {
      container.wipeNow(state.wiping().get().why(), Optional.empty());
    } else if (Closures.leaseEnded(state, clock.now())) {
      String days = Integer.toString(state.policy().lease().wipeAfterDays());
      container.wipeNow(Reason.of(Code.WIPED_AFTER_LEASE, days), Optional.empty());
    }
  }

  /** A receipt that nobody takes for 90 days is given up, and the identity with it. */
  private void forgetIdentity(ControlState state) throws ContainerException {
    boolean forgotten = state.wiped().map(end -> end.isForgotten(clock.now())).orElse(false);
    if (forgotten && !state.outbox().isEmpty()) {
      identity.destroy(); // first: a kill in between is followed by both
      control.update(draft -> draft.silent());
    }
  }

  /** A clock turned back later must not lengthen the lease; now and then is often enough. */
  private void rememberTime() throws ContainerException {
    Optional<Contact> contact = control.get().contact();
    Instant now = clock.now();
    if (contact.isPresent()
        && Duration.between(contact.get().latestSeen(), now).compareTo(CLOCK_STEP) > 0) {
      control.update(draft -> draft.contact(contact.get().seenAt(now)));
    }
  }
}
