package dev.cordon.core.wipe;

import dev.cordon.core.control.DomainWipe;
import dev.cordon.core.control.Outgoing;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.keys.DomainSlots;
import dev.cordon.policy.protocol.Destroyed;
import dev.cordon.policy.protocol.Destroyed.What;
import dev.cordon.policy.protocol.Receipt;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The receipt of a wipe of domains: makes sure of the keys, looks at what is left, and signs. */
public final class DomainReceipts {
  private final Evidence evidence;
  private final DomainSlots slots;
  private final Path data;

  /**
   * Ciphertext deleted by now.
   *
   * @param files how many
   * @param bytes what they had
   */
  public record Removed(long files, long bytes) {
    /** None. */
    public static final Removed NOTHING = new Removed(0, 0);

    /** Both together. */
    public Removed and(Removed other) {
      return new Removed(files + other.files, bytes + other.bytes);
    }
  }

  public DomainReceipts(Evidence evidence, DomainSlots slots, Path data) {
    this.evidence = evidence;
    this.slots = slots;
    this.data = data;
  }

  /**
   * The signed receipt; empty if nobody is owed one.
   *
   * @throws ContainerException if a key could not be destroyed: then there is no receipt yet
   */
  public Optional<Outgoing> receipt(DomainWipe wipe, Removed removed) throws ContainerException {
    slots.destroy(wipe.slots());
    int left = slots.count(wipe.slots());
    List<Path> directories = wipe.slots().stream().map(data::resolve).collect(Collectors.toList());
    List<Destroyed> destroyed =
        List.of(
            new Destroyed(What.VAULT_KEYS, wipe.slots().size()),
            new Destroyed(What.KEY_SLOTS, wipe.slots().size() - left),
            new Destroyed(What.FILES, removed.files()),
            new Destroyed(What.BYTES, removed.bytes()),
            new Destroyed(What.FAILED_FILES, Deletion.count(directories)),
            new Destroyed(What.FAILED_KEY_SLOTS, left));
    return evidence.of(
        Receipt.Outcome.DOMAIN_WIPED, wipe.why(), wipe.command(), wipe.begun(), destroyed);
  }
}
