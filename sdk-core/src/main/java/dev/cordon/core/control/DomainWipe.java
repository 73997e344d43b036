package dev.cordon.core.control;

import dev.cordon.policy.protocol.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A wipe of domains that has begun: nobody can name them any more, and the receipt is owed.
 *
 * @param why the reason
 * @param command the command obeyed, if any
 * @param begun when, by the device's clock
 * @param slots the slots that the domains had
 */
public record DomainWipe(Reason why, Optional<String> command, Instant begun, List<String> slots) {
  public DomainWipe {
    slots = List.copyOf(slots);
  }
}
