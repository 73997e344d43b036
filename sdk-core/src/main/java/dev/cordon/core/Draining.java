package dev.cordon.core;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.deposit.Deposit;
import dev.cordon.core.deposit.DepositBox;
import dev.cordon.core.deposit.DepositSeal;
import dev.cordon.core.deposit.Deposits.Taker;
import dev.cordon.core.deposit.Drained;
import dev.cordon.core.deposit.Drained.Lost;
import dev.cordon.core.deposit.IntakeFiles;
import dev.cordon.core.deposit.Waiting;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.keys.DepositKeys;
import dev.cordon.core.keys.KeyChain;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One draining of one domain. The taker runs without the container's lock, all else under it. What
 * was taken leaves the list in batches: each costs a write of the control state.
 */
final class Draining implements Closeable {
  private static final String PURPOSE = "deposits";
  private static final int BATCH = 16;

  private final WorkArea container;
  private final ControlStore control;
  private final Intake intake;
  private final String slot;
  private final Domain domain;
  private final List<Waiting> taken = new ArrayList<>(); // and not off the list yet
  private final List<Waiting> lost = new ArrayList<>();
  private final List<Lost> told = new ArrayList<>();
  private int count;
  private long last;

  Draining(WorkArea container, ControlStore control, Intake intake, String slot, Domain domain) {
    this.container = container;
    this.control = control;
    this.intake = intake;
    this.slot = slot;
    this.domain = domain;
  }

  private boolean isWanted() {
    return control.get().policy().access().syncWhileLocked();
  }

  /** Makes the domain ready, if it is not and the policy wants it. The lock is held. */
  void begin(KeyChain keyChain) throws ContainerException {
    intake.sweep(slot);
    intake.files(slot).forgetAside();
    if (isWanted() && !intake.box(slot).isPresent()) {
      intake.replace(slot, Optional.of(new DepositBox(keyChain.containerId(), freshKeys())));
    }
  }

  private DepositKeys freshKeys() throws ContainerException {
    try (SecretBytes key = domain.key(PURPOSE)) {
      return DepositKeys.generate(key);
    }
  }

  Drained all(Taker taker) throws IOException {
    for (Optional<Waiting> next = next(); next.isPresent(); next = next()) {
      Optional<Deposit> deposit = open(next.get());
      if (deposit.isPresent()) {
        taker.take(deposit.get());
        taken.add(next.get());
        count++;
      }
      last = next.get().number();
      if (taken.size() >= BATCH) {
        close();
      }
    }
    end();
    return new Drained(count, told);
  }

  private Optional<Waiting> next() {
    return intake.box(slot).flatMap(box -> box.after(last)); // a snapshot: no lock
  }

  /** What waits there, or empty if that is lost. */
  private Optional<Deposit> open(Waiting waiting) throws ContainerException {
    synchronized (container) {
      try (SecretBytes key = domain.key(PURPOSE)) { // throws if it is locked or shred by now
        DepositBox box = intake.box(slot).orElseThrow(() -> Closures.exception(Closures.LOCKED));
        Optional<byte[]> content =
            intake
                .files(slot)
                .read(waiting)
                .flatMap(file -> DepositSeal.open(box, slot, waiting, key, file));
        if (!content.isPresent()) {
          lose(waiting);
        }
        return content.map(bytes -> new Deposit(waiting.name(), bytes));
      } catch (IOException e) {
        throw StorageFailedException.of(e); // of the medium: it waits on
      }
    }
  }

  private void lose(Waiting waiting) {
    boolean isThere = intake.files(slot).isThere(waiting);
    Code why = isThere ? Code.DEPOSIT_DAMAGED : Code.DEPOSIT_MISSING;
    lost.add(waiting);
    told.add(new Lost(waiting.name(), Reason.of(why)));
  }

  /** Takes the last ones off the list, the lost ones too; what comes next has other keys. */
  private void end() throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      domain.key(PURPOSE).close(); // throws if it is locked or shred by now
      Optional<DepositBox> before = intake.box(slot);
      if (!before.isPresent()) {
        return; // it was not made ready: the policy wants none
      }
      Optional<DepositBox> after = before.map(box -> box.without(numbers(taken, lost)));
      if (after.get().waiting().isEmpty()) {
        after = renewed(after.get());
      }
      told.forEach(each -> domain.damageFound(each.why().code()));
      if (!after.equals(before)) {
        intake.replace(slot, after);
      }
      clear();
      IntakeFiles files = intake.files(slot);
      lost.forEach(each -> files.setAside(each.name()));
    }
  }

  /** An empty box with keys that open nothing of before; none if the policy wants none. */
  private Optional<DepositBox> renewed(DepositBox box) throws ContainerException {
    if (!isWanted()) {
      return Optional.empty();
    }
    return Optional.of(count + lost.size() > 0 ? box.withKeys(freshKeys()) : box);
  }

  /** Takes off the list what was taken so far. */
  @Override
  public void close() throws ContainerException {
    synchronized (container) {
      Optional<DepositBox> before = intake.box(slot);
      if (before.isPresent() && !taken.isEmpty()) {
        container.requireHeld();
        intake.replace(slot, before.map(box -> box.without(numbers(taken, List.of()))));
      }
      clear();
    }
  }

  private void clear() {
    intake.files(slot).delete(taken.stream().map(Waiting::name).collect(Collectors.toList()));
    taken.clear();
  }

  private static Set<Long> numbers(List<Waiting> some, List<Waiting> others) {
    Set<Long> numbers = some.stream().map(Waiting::number).collect(Collectors.toSet());
    others.forEach(each -> numbers.add(each.number()));
    return numbers;
  }
}
