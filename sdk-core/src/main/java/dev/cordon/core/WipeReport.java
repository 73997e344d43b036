package dev.cordon.core;

import dev.cordon.policy.protocol.Destroyed;
import dev.cordon.policy.protocol.Reason;
import java.util.List;

/**
 * What a wipe did, for the app: it forgets what it still shows, and tells the employee.
 *
 * @param why for the employee
 * @param domains the domains that are gone, by the names that the app gave them; empty: everything
 *     is gone
 * @param destroyed what was destroyed by now, and what could not be. Of domains, only the keys: how
 *     far their ciphertext is, {@link Container#onRemoval} tells
 */
public record WipeReport(Reason why, List<String> domains, List<Destroyed> destroyed) {
  public WipeReport {
    domains = List.copyOf(domains);
    destroyed = List.copyOf(destroyed);
  }

  /** Whether nothing of the work data is left. */
  public boolean isEverything() {
    return domains.isEmpty();
  }
}
