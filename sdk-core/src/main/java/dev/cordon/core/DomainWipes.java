package dev.cordon.core;

import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.DomainWipe;
import dev.cordon.core.control.Outgoing;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.wipe.DomainReceipts;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Wipes of one domain and all below it, for which a receipt is owed (requirement G1). Names and
 * keys go at once, and with the names it is written down that a receipt is owed; ciphertext is
 * deleted beside other work, and then the receipt is signed. The container's lock guards all.
 */
final class DomainWipes {
  private final WorkArea container;
  private final ControlStore control;
  private final DeviceClock clock;
  private final Domains domains;
  private final DomainReceipts receipts;
  private final WipeReports reports;

  DomainWipes(
      WorkArea container,
      ControlStore control,
      DeviceClock clock,
      Domains domains,
      DomainReceipts receipts,
      WipeReports reports) {
    this.container = container;
    this.control = control;
    this.clock = clock;
    this.domains = domains;
    this.receipts = receipts;
    this.reports = reports;
    domains.leftovers().whenTried(this::look);
  }

  /** Wipes the domain {@code name} and all below it; if there is none, says so in the receipt. */
  void wipe(String name, Reason why, Optional<Command> command, Optional<OpenArea> area)
      throws ContainerException {
    List<String> names = domains.from(name);
    List<String> slots =
        names.stream()
            .map(each -> Objects.requireNonNull(control.get().domains().get(each)))
            .collect(Collectors.toList());
    DomainWipe begun = new DomainWipe(why, command.map(Command::id), clock.now(), slots);
    domains.end(
        names,
        area,
        draft -> {
          command.map(Command::sequence).ifPresent(draft::command);
          return draft.domainWipe(begun);
        });
    reports.domains(why, names);
    settle();
  }

  /** Has deleted what is left, and signed what is owed; the lock is held. */
  void settle() {
    if (!control.get().domainWipes().isEmpty()) {
      domains.leftovers().run();
    }
  }

  /** Signs what is owed, if it can be by now; else the next deletion or start does. */
  private void look() {
    synchronized (container) {
      try {
        container.requireHeld();
        for (DomainWipe begun : control.get().domainWipes()) {
          finish(begun);
        }
        domains.leftovers().forgetCounts(); // of what nobody is owed a receipt for
      } catch (ContainerException later) {
        return;
      }
    }
  }

  private void finish(DomainWipe begun) throws ContainerException {
    Optional<Outgoing> receipt = receipts.receipt(begun, domains.leftovers().take(begun.slots()));
    control.update(draft -> send(receipt, draft).domainWiped(begun));
  }

  private static ControlState.Draft send(Optional<Outgoing> receipt, ControlState.Draft draft) {
    receipt.ifPresent(draft::send);
    return draft;
  }
}
