package dev.cordon.core.wipe;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.DeviceIdentity;
import dev.cordon.core.control.DomainWipe;
import dev.cordon.core.control.Ended;
import dev.cordon.core.control.Outgoing;
import dev.cordon.core.control.WipeJournal;
import dev.cordon.core.device.Device;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.core.keys.DomainSlots;
import dev.cordon.core.keys.KeyChain;
import dev.cordon.core.keys.Shredded;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Destroyed;
import dev.cordon.policy.protocol.Destroyed.What;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Receipt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Ends a container's work data for good.
 *
 * <p>Order: journal, vault keys, key slots on disk, ciphertext, a look at what is left, receipt.
 * After the second step nothing can be opened any more; what follows is tidying. Everything may run
 * again: a kill at any instant is followed by {@link #resume} at the next start. Not safe for many
 * threads: the container serializes.
 */
public final class Wipe {
  private final Device device;
  private final ControlStore control;
  private final KeyChain keyChain;
  private final DomainSlots slots;
  private final Path data;
  private final Evidence evidence;
  private final DomainReceipts domains;
  private final BiConsumer<Reason, List<Destroyed>> done;

  /**
   * @param done told why and what was destroyed, once it is over
   */
  public Wipe(
      Device device,
      ControlStore control,
      KeyChain keyChain,
      DomainSlots slots,
      Path data,
      BiConsumer<Reason, List<Destroyed>> done) {
    this.device = device;
    this.control = control;
    this.keyChain = keyChain;
    this.slots = slots;
    this.data = data;
    this.evidence = new Evidence(device, control);
    this.domains = new DomainReceipts(evidence, slots, data);
    this.done = done;
  }

  /**
   * Wipes now, by an administrator's command or for another reason. One that has begun is finished
   * instead, with its own reason: its receipt is owed.
   */
  public void run(Reason why, Optional<Command> command) throws ContainerException {
    if (control.get().wiping().isPresent()) {
      resume();
      return;
    }
    WipeJournal journal =
        new WipeJournal(
            why,
            command.map(Command::id),
            command.map(Command::sequence).orElse(0L),
            device.clock().now(),
            workKeys().size());
    writeAhead(journal);
    destroyKeys();
    finish(journal);
  }

  /** Finishes a wipe that a kill interrupted; does nothing if there is none. */
  public void resume() throws ContainerException {
    Optional<WipeJournal> journal = control.get().wiping();
    if (journal.isPresent()) {
      destroyKeys();
      finish(journal.get());
    }
  }

  private void writeAhead(WipeJournal journal) {
    try {
      control.update(draft -> draft.wiping(journal));
    } catch (ContainerException diskFull) {
      // Go on without a journal: keys first. Deleting ciphertext makes room for the last write.
      leaveWord();
    }
  }

  /** So that the next start can tell a wipe from keys that the system lost. */
  private void leaveWord() {
    try {
      keyChain.mark();
    } catch (ContainerException mediumTakesNothing) {
      return; // the next start will say that the keys are lost, and they are
    }
  }

  /** Every key that can be; then tells of the first that could not. */
  private void destroyKeys() throws ContainerException {
    List<ContainerException> failures = new ArrayList<>();
    for (String alias : workKeys()) {
      try {
        device.vault().destroy(alias);
      } catch (ContainerException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  /** Deletes, looks at what is left, and signs both. */
  private void finish(WipeJournal journal) throws ContainerException {
    Shredded slotFiles = keyChain.shred().and(slots.shred());
    Deletion deletion = Deletion.of(data);
    mustBeGone(workKeys());
    List<Destroyed> destroyed =
        List.of(
            new Destroyed(What.VAULT_KEYS, journal.vaultKeys()),
            new Destroyed(What.KEY_SLOTS, slotFiles.gone()),
            new Destroyed(What.FILES, deletion.files()),
            new Destroyed(What.BYTES, deletion.bytes()),
            new Destroyed(What.FAILED_FILES, Deletion.count(List.of(data))),
            new Destroyed(What.FAILED_KEY_SLOTS, slotFiles.left()));
    List<Outgoing> receipts = new ArrayList<>();
    for (DomainWipe begun : control.get().domainWipes()) {
      domains.receipt(begun, DomainReceipts.Removed.NOTHING).ifPresent(receipts::add);
    }
    evidence
        .of(Receipt.Outcome.WIPED, journal.why(), journal.command(), journal.begun(), destroyed)
        .ifPresent(receipts::add);
    control.update(
        draft -> {
          receipts.forEach(draft::send);
          return draft.wiped(new Ended(journal.why(), device.clock().now()), journal.sequence());
        });
    done.accept(journal.why(), destroyed);
  }

  /**
   * No receipt without this: a vault that kept a key it said it destroyed has it tried again at the
   * next look.
   */
  private static void mustBeGone(List<String> keys) throws ContainerException {
    if (!keys.isEmpty()) {
      throw new VaultUnavailableException(
          new IllegalStateException(keys.size() + " keys survived their destruction"));
    }
  }

  /** Receipts of wipes of domains in the same container. */
  public DomainReceipts ofDomains() {
    return domains;
  }

  /**
   * Deletes what an earlier wipe could not, such as a file that another process held; says how many
   * key slots are left all the same.
   */
  public int clearAway() throws ContainerException {
    Deletion.of(data);
    return keyChain.shred().and(slots.shred()).left();
  }

  /**
   * Every vault key that opens work data: all but the identity and the control state's. The
   * header's come first: without them the next start knows that a wipe had begun, journal or not.
   */
  private List<String> workKeys() throws ContainerException {
    return device.vault().aliases().stream()
        .filter(alias -> !alias.equals(DeviceIdentity.ALIAS))
        .filter(alias -> !alias.startsWith(ControlStore.NAME + "."))
        .sorted(Comparator.comparing(alias -> !alias.startsWith(KeyChain.NAME + ".")))
        .collect(Collectors.toList());
  }
}
