package dev.cordon.core;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;

import dev.cordon.core.control.ControlState;
import dev.cordon.core.device.Device;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Protection;
import dev.cordon.policy.protocol.ProtectionLevel;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Access.WhenUnprotected;
import dev.cordon.policy.protocol.policy.Lease;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.Transfer.CopyPaste;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that keeps a container closed whatever the passcode. */
final class Closures {
  static final Reason LOCKED = Reason.of(Code.CONTAINER_LOCKED);

  private static final Protection[] PROTECTIONS = Protection.values();

  private Closures() {}

  /** The state of a container that has a header or none, and an open area or none. */
  static ContainerState state(ControlState now, Terms terms, boolean keyed, boolean open) {
    if (now.wiping().isPresent()) {
      return new ContainerState.Wiping(now.wiping().get().why());
    } else if (now.wiped().isPresent()) {
      return new ContainerState.Wiped(now.wiped().get().why());
    }
    List<Reason> closures = terms.closures(now);
    if (!closures.isEmpty()) {
      return new ContainerState.Blocked(closures);
    } else if (!keyed) {
      return new ContainerState.New();
    }
    return open ? new ContainerState.Open() : new ContainerState.Locked();
  }

  /** The reasons that hold at {@code now}; empty if the passcode alone decides. */
  static List<Reason> of(ControlState state, Device device, Instant now) {
    List<Reason> reasons = new ArrayList<>(state.locks());
    if (state.membership().isPresent()) {
      leaseExpired(state, now).ifPresent(reasons::add);
      reasons.addAll(WipesAhead.of(state, now));
      reasons.addAll(unprotected(state.policy(), device));
    }
    return reasons;
  }

  /**
   * Whether {@link #of} is empty and nothing was wiped: the same answer without garbage, for
   * whoever asks while drawing.
   */
  static boolean none(ControlState state, Device device, long nowMillis) {
    if (state.wiping().isPresent() || state.wiped().isPresent() || !state.locks().isEmpty()) {
      return false;
    }
    return !state.membership().isPresent() || keepsTerms(state, device, nowMillis);
  }

  private static boolean keepsTerms(ControlState state, Device device, long nowMillis) {
    long limit = HOURS.toMillis(state.policy().lease().blockAfterHours());
    if (silentFor(state, nowMillis, limit) || isWipeAhead(state, nowMillis)) {
      return false;
    }
    for (Protection protection : PROTECTIONS) {
      if (lacks(device, protection, state.policy())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWipeAhead(ControlState state, long nowMillis) {
    return state.probation().isPresent()
        && !WipesAhead.of(state, Instant.ofEpochMilli(nowMillis)).isEmpty();
  }

  /** Whether the time without contact keeps it closed. */
  static boolean leaseBlocks(ControlState state, Instant now) {
    return state.membership().isPresent() && leaseExpired(state, now).isPresent();
  }

  /** Whether the time without contact calls for a wipe. */
  static boolean leaseEnded(ControlState state, Instant now) {
    return leaseEnded(state, state.policy().lease(), now)
        && !WipesAhead.byLease(state, now).isPresent();
  }

  /** Whether it would by {@code lease}. */
  static boolean leaseEnded(ControlState state, Lease lease, Instant now) {
    long limit = DAYS.toMillis(lease.wipeAfterDays());
    return state.membership().isPresent() && silentFor(state, now.toEpochMilli(), limit);
  }

  /** Why nothing can be done in {@code state}, which is not open. */
  static Reason whyNot(ContainerState state) {
    if (state instanceof ContainerState.Blocked blocked) {
      return blocked.reasons().get(0);
    } else if (state instanceof ContainerState.New) {
      return Reason.of(Code.CONTAINER_NEW);
    } else if (state instanceof ContainerState.Wiped || state instanceof ContainerState.Wiping) {
      return Reason.of(Code.CONTAINER_WIPED);
    }
    return LOCKED;
  }

  /** Why {@code state} lets nothing out; empty if it is open. */
  static Optional<Reason> whyClosed(ContainerState state) {
    return state instanceof ContainerState.Open ? Optional.empty() : Optional.of(whyNot(state));
  }

  static ContainerException exception(Reason why) {
    return new ContainerClosedException(why);
  }

  private static Optional<Reason> leaseExpired(ControlState state, Instant now) {
    int hours = state.policy().lease().blockAfterHours();
    return silentFor(state, now.toEpochMilli(), HOURS.toMillis(hours))
        ? Optional.of(Reason.of(Code.LEASE_EXPIRED, Integer.toString(hours)))
        : Optional.empty();
  }

  private static boolean silentFor(ControlState state, long nowMillis, long limitMillis) {
    return state.contact().isPresent()
        && state.contact().get().silenceMillis(nowMillis) > limitMillis;
  }

  private static List<Reason> unprotected(Policy policy, Device device) {
    List<Reason> reasons = new ArrayList<>();
    for (Protection protection : PROTECTIONS) {
      if (lacks(device, protection, policy)) {
        reasons.add(Reason.of(Code.UNPROTECTED, protection.name()));
      }
    }
    return reasons;
  }

  private static boolean lacks(Device device, Protection protection, Policy policy) {
    return policy.access().whenUnprotected() == WhenUnprotected.BLOCK
        && device.level(protection) == ProtectionLevel.UNAVAILABLE
        && requires(policy, protection);
  }

  private static boolean requires(Policy policy, Protection protection) {
    return switch (protection) {
      case SCREEN_CAPTURE -> policy.transfer().screenCapture() == Permission.BLOCKED;
      case CLIPBOARD -> policy.transfer().copyPaste() != CopyPaste.ANY;
      case PRINT -> policy.transfer().print() == Permission.BLOCKED;
      case SCREEN_LOCK -> false;
    };
  }
}
