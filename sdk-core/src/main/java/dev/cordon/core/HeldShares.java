package dev.cordon.core;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.keys.Shares;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.policy.Lease.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The server's shares at hand: those that the control state keeps until the lease ends, and those
 * that were fetched for one opening, which are in memory alone. The container's lock is held.
 */
final class HeldShares implements Shares {
  private final ControlStore control;
  private final TreeMap<Long, SecretBytes> fetched = new TreeMap<>();

  HeldShares(ControlStore control) {
    this.control = control;
  }

  @Override
  public Optional<SecretBytes> secret(long number) {
    SecretBytes inMemory = fetched.get(number);
    if (inMemory != null) {
      return Optional.of(SecretBytes.owning(inMemory.copy()));
    }
    return kept().stream()
        .filter(share -> share.number() == number)
        .map(share -> SecretBytes.owning(share.secret().toByteArray()))
        .findFirst();
  }

  @Override
  public long next(long inForce) {
    ControlState state = control.get();
    if (!state.membership().isPresent()) {
      return inForce;
    }
    return switch (state.policy().lease().serverShare()) {
      case OFF -> 0;
      case LEASED, AT_UNLOCK -> Math.max(inForce, newest());
    };
  }

  @Override
  public void reject(long number) throws ContainerException {
    SecretBytes inMemory = fetched.remove(number);
    if (inMemory != null) {
      inMemory.close();
    }
    List<ServerShare> others = new ArrayList<>(kept());
    if (others.removeIf(share -> share.number() == number)) {
      control.update(draft -> draft.shares(others));
    }
  }

  /** The highest number at hand; 0: none is. */
  long newest() {
    long newest = fetched.isEmpty() ? 0 : fetched.lastKey();
    for (ServerShare share : kept()) {
      newest = Math.max(newest, share.number());
    }
    return newest;
  }

  boolean has(long number) {
    return fetched.containsKey(number)
        || kept().stream().anyMatch(share -> share.number() == number);
  }

  boolean isAnyFetched() {
    return !fetched.isEmpty();
  }

  /** For the opening that waits for it. */
  void fetch(ServerShare share) {
    SecretBytes secret = SecretBytes.owning(share.secret().toByteArray());
    SecretBytes before = fetched.put(share.number(), secret);
    if (before != null) {
      before.close();
    }
  }

  /** The opening is over, one way or the other. */
  void drop() {
    fetched.values().forEach(SecretBytes::close);
    fetched.clear();
  }

  /** Keeps {@code given} too, but nothing that neither is in force nor may be next. */
  void keep(List<ServerShare> given, long inForce) throws ContainerException {
    TreeMap<Long, Bytes> all = new TreeMap<>();
    kept().forEach(share -> all.put(share.number(), share.secret()));
    given.forEach(share -> all.put(share.number(), share.secret()));
    boolean mayFollow = control.get().policy().lease().serverShare() == Share.LEASED;
    List<ServerShare> wanted = new ArrayList<>();
    all.forEach(
        (number, secret) -> {
          boolean pending = mayFollow && number > inForce && number.equals(all.lastKey());
          if (number == inForce || pending) {
            wanted.add(new ServerShare(number, secret));
          }
        });
    if (!wanted.equals(kept())) {
      control.update(draft -> draft.shares(wanted));
    }
  }

  /** Destroys what is kept. */
  void forget() throws ContainerException {
    if (!kept().isEmpty()) {
      control.update(draft -> draft.shares(List.of()));
    }
  }

  private List<ServerShare> kept() {
    return control.get().shares();
  }
}
