package dev.cordon.core;

import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.deposit.DepositBox;
import dev.cordon.core.deposit.DepositSeal;
import dev.cordon.core.deposit.Deposits;
import dev.cordon.core.deposit.Drained;
import dev.cordon.core.deposit.WholeStream;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.DepositRefusedException;
import dev.cordon.core.keys.KeyChain;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Takes deposits, open or locked, and has them drained. The container's lock guards changes. */
final class DepositDoor implements Deposits {
  private static final Reason TOO_LARGE =
      Reason.of(Code.DEPOSIT_TOO_LARGE, Integer.toString(LONGEST_BYTES));

  private final WorkArea container;
  private final ControlStore control;
  private final KeyChain keyChain;
  private final Intake intake; // guarded by container
  private final Opening domains;
  private final ReentrantLock draining = new ReentrantLock(); // taken before the container's

  /** Gives a domain of an open container. */
  interface Opening {
    Domain open(String name) throws ContainerException;
  }

  /**
   * The deposits of {@code container}.
   *
   * @param data holds a directory for each domain, by its slot
   */
  DepositDoor(
      WorkArea container, ControlStore control, KeyChain keyChain, Path data, Opening domains) {
    this.container = container;
    this.control = control;
    this.keyChain = keyChain;
    this.intake = new Intake(control, data);
    this.domains = domains;
  }

  @Override
  public Optional<Reason> refusal(String domain) {
    return refusal(domain, 1, DepositSeal.OVERHEAD_BYTES);
  }

  private Optional<Reason> refusal(String domain, int count, long bytes) {
    ControlState now = control.get();
    ContainerState state = container.state();
    if (!(state instanceof ContainerState.Locked) && !(state instanceof ContainerState.Open)) {
      return Optional.of(Closures.whyNot(state));
    } else if (!now.policy().access().syncWhileLocked()) {
      return Optional.of(Reason.of(Code.DEPOSITS_OFF, "access.syncWhileLocked"));
    } else if (!box(now, domain).isPresent()) {
      return Optional.of(Reason.of(Code.DEPOSIT_DOMAIN_UNKNOWN, domain));
    } else if (!now.deposits().hasRoomFor(count, bytes)) {
      String bounds = MOST_WAITING + ", " + (MOST_BYTES >> 20) + " MiB";
      return Optional.of(Reason.of(Code.DEPOSITS_FULL, bounds));
    }
    return Optional.empty();
  }

  private static Optional<DepositBox> box(ControlState now, String domain) {
    return Optional.ofNullable(now.domains().get(domain)).flatMap(now.deposits()::box);
  }

  @Override
  public String put(String domain, byte[] content) throws ContainerException {
    return putAll(domain, List.of(content)).get(0);
  }

  @Override
  public String put(String domain, InputStream in) throws IOException {
    require(refusal(domain)); // before anything is read
    byte[] content =
        WholeStream.read(in, LONGEST_BYTES)
            .orElseThrow(() -> new DepositRefusedException(TOO_LARGE));
    try {
      return put(domain, content);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  @Override
  public List<String> putAll(String domain, List<byte[]> contents) throws ContainerException {
    long bytes = 0;
    for (byte[] content : contents) {
      require(content.length > LONGEST_BYTES ? Optional.of(TOO_LARGE) : Optional.empty());
      bytes += content.length + DepositSeal.OVERHEAD_BYTES;
    }
    synchronized (container) {
      container.requireHeld();
      require(refusal(domain, contents.size(), bytes));
      String slot = control.get().domains().get(domain);
      Optional<DepositBox> box = box(control.get(), domain);
      return slot == null || !box.isPresent() || contents.isEmpty()
          ? List.of()
          : intake.add(slot, box.get(), contents);
    }
  }

  private static void require(Optional<Reason> refusal) throws DepositRefusedException {
    if (refusal.isPresent()) {
      throw new DepositRefusedException(refusal.get());
    }
  }

  @Override
  public int waiting(String domain) {
    return box(control.get(), domain).map(box -> box.waiting().size()).orElse(0);
  }

  @Override
  public Drained drain(String domain, Taker taker) throws IOException {
    if (draining.isHeldByCurrentThread()) {
      throw new IllegalStateException("a taker must not drain");
    }
    draining.lock();
    try (Draining now = begin(domain)) {
      return now.all(taker);
    } finally {
      draining.unlock();
    }
  }

  private Draining begin(String name) throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      Domain domain = domains.open(name);
      String slot = Optional.ofNullable(control.get().domains().get(name)).orElse("");
      Draining draining = new Draining(container, control, intake, slot, domain);
      draining.begin(keyChain);
      return draining;
    }
  }
}
