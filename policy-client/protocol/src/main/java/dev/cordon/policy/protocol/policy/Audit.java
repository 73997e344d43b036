package dev.cordon.policy.protocol.policy;

import dev.cordon.policy.protocol.audit.AuditCategory;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is recorded of the container's life (requirements J1, J2).
 *
 * @param events the categories that are recorded; {@code TRAIL} always is
 * @param keepDays days after which an event is removed from the device
 * @param uploadMinutes minutes between two uploads while the network is there
 */
public record Audit(Set<AuditCategory> events, int keepDays, int uploadMinutes) {

  /** The defaults for a personal device: security events, and no hosts. */
  public static final Audit DEFAULT =
      new Audit(EnumSet.complementOf(EnumSet.of(AuditCategory.BROWSER)), 90, 60);

  public Audit {
    EnumSet<AuditCategory> all = EnumSet.of(AuditCategory.TRAIL);
    all.addAll(events);
    events = Set.copyOf(all);
  }

  /** Whether events of that category are recorded. */
  public boolean records(AuditCategory category) {
    return events.contains(category);
  }

  /** The same with other categories. */
  public Audit withEvents(Set<AuditCategory> other) {
    return new Audit(other, keepDays, uploadMinutes);
  }
}
