package dev.cordon.core;

import dev.cordon.core.audit.Note;
import dev.cordon.core.control.Attempts;
import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.DeviceIdentity;
import dev.cordon.core.control.Membership;
import dev.cordon.core.control.Outgoing;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.time.WorkTime;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.audit.AuditCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Does what commands say (requirements D5, G1). A command's sequence is stored together with its
 * effect and its receipt, so that a kill neither loses nor repeats it. The container's lock is
 * held.
 */
final class Obedience {
  private final WorkArea container;
  private final ControlStore control;
  private final DeviceIdentity identity;
  private final DeviceClock clock;
  private final WorkTime time;

  Obedience(
      WorkArea container,
      ControlStore control,
      DeviceIdentity identity,
      DeviceClock clock,
      WorkTime time) {
    this.time = time;
    this.container = container;
    this.control = control;
    this.identity = identity;
    this.clock = clock;
  }

  void obey(Command command) throws ContainerException {
    switch (command.kind()) {
      case LOCK -> lock(command);
      case UNLOCK -> unlock(command);
      case WIPE -> wipe(command, Reason.of(Code.WIPED_BY_ADMINISTRATOR, command.reason()));
      case END_USE -> wipe(command, Reason.of(Code.WIPED_AT_END_OF_USE, command.reason()));
      case WIPE_DOMAIN -> wipeDomain(command, command.domain().get());
    }
  }

  private void lock(Command command) throws ContainerException {
    container.lockNow(); // even if nothing can be written now, and the command comes again
    Reason why = Reason.of(Code.LOCKED_BY_ADMINISTRATOR, command.reason());
    Outgoing receipt = receipt(command, Receipt.Outcome.LOCKED, why.code());
    Note note = Note.of(AuditCode.COMMAND_LOCK, command.sequence());
    control.update(draft -> draft.command(command.sequence()).say(note).lock(why).send(receipt));
  }

  private void unlock(Command command) throws ContainerException {
    Outgoing receipt = receipt(command, Receipt.Outcome.UNLOCKED, Code.LOCKED_BY_ADMINISTRATOR);
    Note note = Note.of(AuditCode.COMMAND_UNLOCK, command.sequence());
    Attempts attempts = attemptsAfterUnlock(control.get());
    control.update(
        draft ->
            draft.command(command.sequence()).say(note).unlock().attempts(attempts).send(receipt));
  }

  /** Whoever is closed out by a limit that got harder begins anew, as after a lock of too many. */
  private Attempts attemptsAfterUnlock(ControlState state) {
    Attempts sofar = state.attempts();
    boolean ahead = WipesAhead.byAttempts(state, sofar.count(), time.now()).isPresent();
    return ahead ? Attempts.NONE : sofar;
  }

  private void wipe(Command command, Reason why) throws ContainerException {
    container.wipeNow(why, Optional.of(command));
    if (command.sequence() > control.get().seen().command()) { // it was wiped for another reason
      done(command, Receipt.Outcome.WIPED, why);
    }
  }

  private void wipeDomain(Command command, String domain) throws ContainerException {
    Reason why = Reason.of(Code.DOMAIN_WIPED_BY_ADMINISTRATOR, domain, command.reason());
    container.wipeNow(domain, why, Optional.of(command));
    if (command.sequence() > control.get().seen().command()) { // it went with everything else
      done(command, Receipt.Outcome.DOMAIN_WIPED, why);
    }
  }

  private void done(Command command, Receipt.Outcome outcome, Reason why)
      throws ContainerException {
    Outgoing receipt = receipt(command, outcome, why.code());
    control.update(draft -> draft.command(command.sequence()).send(receipt));
  }

  private Outgoing receipt(Command command, Receipt.Outcome outcome, Code why)
      throws ContainerException {
    Instant now = clock.now();
    Membership member =
        control
            .get()
            .membership()
            .orElseThrow(() -> new ContainerException(Reason.of(Code.NOT_ENROLLED)));
    Receipt receipt =
        new Receipt(
            UUID.randomUUID().toString(),
            Optional.of(command.id()),
            member.enrolment(),
            outcome,
            why,
            Receipt.Grade.NOTHING_DESTROYED,
            List.of(),
            now,
            now);
    return identity.sign(receipt, member.tenant());
  }
}
