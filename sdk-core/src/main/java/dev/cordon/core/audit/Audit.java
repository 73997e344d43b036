package dev.cordon.core.audit;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.audit.AuditEvent;
import java.util.List;

/**
 * The audit trail of one container (requirements J1, J2, K2). What the container itself does it
 * records by itself; the methods here are for parts that it cannot see. They take notes in memory
 * and never wait for a disk: a note is on the medium after about a minute, the next lock, or the
 * next event that is recorded at once. Categories that the policy does not want are not recorded.
 * Safe for many threads.
 */
public interface Audit {
  /**
   * Everything that is recorded, oldest first, for the employee; {@link AuditEvent#text} has the
   * words. Works while locked.
   *
   * @throws ContainerException if the medium fails, or the container was given back
   */
  List<AuditEvent> events() throws ContainerException;

  /**
   * Work asked for something of {@code host}; the whole of what is kept of an address.
   *
   * @param host in canonical form: lower case, punycode
   */
  void visited(String host, boolean loaded);

  /** A part found that what is on disk is not what it had written. */
  void damageFound(Reason.Code why);

  /** A backup for the organisation was finished. */
  void backupMade();

  /** Something about the device became worse, or is as it should be again. */
  void postureChanged(Reason.Code why, boolean worse);
}
