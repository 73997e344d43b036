package dev.cordon.browser.access;

import dev.cordon.core.audit.Audit;

/**
 * Has the container's audit trail hear of hosts too, besides the app's own log. The trail records
 * them only if the policy's {@code audit.events} names {@code browser}; of addresses it gets the
 * host alone. Safe for many threads.
 */
public final class AuditedAccessLog implements AccessLog {
  private final Audit audit;
  private final AccessLog log;

  /** Tells {@code audit}, then {@code log}. */
  public AuditedAccessLog(Audit audit, AccessLog log) {
    this.audit = audit;
    this.log = log;
  }

  @Override
  public void record(AccessEntry entry) {
    audit.visited(entry.host(), !entry.problem().isPresent());
    log.record(entry);
  }
}
