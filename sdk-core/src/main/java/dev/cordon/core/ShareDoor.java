package dev.cordon.core;

import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.ShareSource;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.keys.KeyChain;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.policy.protocol.policy.Lease.Share;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The server's share of the keys (requirements D4, G2): fetched, kept, put in force by an opening,
 * reported, and destroyed with the lease. The container's lock guards every change.
 */
final class ShareDoor {
  private final WorkArea container;
  private final ControlStore control;
  private final KeyChain keyChain;
  private final HeldShares held; // guarded by container
  private final AtomicInteger waiting = new AtomicInteger(); // openings that wait for a share
  private volatile Optional<ShareSource> source = Optional.empty();

  ShareDoor(WorkArea container, ControlStore control, KeyChain keyChain, HeldShares held) {
    this.container = container;
    this.control = control;
    this.keyChain = keyChain;
    this.held = held;
  }

  void source(Optional<ShareSource> from) {
    source = from;
  }

  /**
   * Has the server asked for what an opening needs and is not at hand. That nothing came, {@link
   * #refusal} will say. The container's lock is not held: it takes as long as the network.
   */
  void fetch() {
    Optional<ShareSource> from = source;
    if (!from.isPresent() || !isWanted()) {
      return;
    }
    waiting.incrementAndGet();
    try {
      from.get().fetch();
    } catch (ContainerException nothingCame) {
      return;
    } finally {
      waiting.decrementAndGet();
    }
  }

  private boolean isWanted() {
    synchronized (container) {
      try {
        return opens(container.state()) && refusal().isPresent();
      } catch (ContainerException vaultSilent) {
        return false; // whoever opens will hear of it
      }
    }
  }

  private static boolean opens(ContainerState state) {
    return state instanceof ContainerState.New
        || state instanceof ContainerState.Locked
        || state instanceof ContainerState.Open;
  }

  /** Why no passcode is looked at: the server's share is not at hand. The lock is held. */
  Optional<Reason> refusal() throws ContainerException {
    if (!applies(control.get())) {
      return Optional.empty();
    }
    long inForce = keyChain.shareNumber();
    boolean lacks = inForce > 0 && !held.has(inForce);
    boolean unheard = mode() == Share.AT_UNLOCK && !held.isAnyFetched();
    return lacks || unheard ? Optional.of(Reason.of(Code.SERVER_SHARE_MISSING)) : Optional.empty();
  }

  /** The opening that {@link #fetch} was for is over. */
  void drop() {
    synchronized (container) {
      held.drop();
    }
  }

  /** For the next check-in. */
  ShareReport report() throws ContainerException {
    synchronized (container) {
      if (!applies(control.get())) {
        return ShareReport.NONE;
      }
      long inForce = keyChain.shareNumber();
      long newest = held.newest();
      return new ShareReport(
          inForce, inForce > 0 && held.has(inForce), newest > inForce ? newest : 0, asks(inForce));
    }
  }

  private boolean asks(long inForce) {
    return switch (mode()) {
      case OFF -> inForce > 0; // once more, to open what still needs it
      case LEASED -> true;
      case AT_UNLOCK -> waiting.get() > 0;
    };
  }

  /** Takes what a verified answer handed out; with {@code atUnlock} only while somebody waits. */
  void accept(List<ServerShare> given) throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      if (!applies(control.get())) {
        return;
      }
      if (mode() != Share.AT_UNLOCK) {
        held.keep(given, keyChain.shareNumber());
      } else if (waiting.get() > 0) {
        given.forEach(held::fetch);
      }
    }
  }

  /**
   * Destroys what an earlier opening, or one before a kill, has made needless. The lock is held.
   */
  void settle() {
    try {
      if (applies(control.get()) && keyChain.exists()) {
        held.keep(List.of(), keyChain.shareNumber());
      }
    } catch (ContainerException nextOpeningDoes) {
      return; // what was opened is open
    }
  }

  /** The lease is over: this device destroys its share. The lock is held. */
  void endWithLease() throws ContainerException {
    held.forget();
  }

  private Share mode() {
    return control.get().policy().lease().serverShare();
  }

  private static boolean applies(ControlState state) {
    return state.membership().isPresent()
        && !state.wiping().isPresent()
        && !state.wiped().isPresent();
  }
}
