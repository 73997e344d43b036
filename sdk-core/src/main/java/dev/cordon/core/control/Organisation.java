package dev.cordon.core.control;

import dev.cordon.core.device.Uptime;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.Posture;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.policy.protocol.TrailReport;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.threat.ThreatList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The organisation's side of a container, for the policy client alone: whoever calls it has
 * verified signature, version and expiry of what it passes on.
 *
 * <p>Every change is durable on return, and the highest version is stored together with its effect,
 * so that a kill neither loses nor repeats it. Safe for many threads.
 */
public interface Organisation {
  /** Whom the container belongs to; stays known after a wipe, until the next enrolment. */
  Optional<Membership> membership();

  /**
   * The device's identity, made in the vault on first use. After a wipe it lives until the last
   * receipt is acknowledged.
   */
  Signer deviceKey() throws ContainerException;

  /**
   * Makes the container belong to an organisation.
   *
   * @param rootEnvelope the trusted root document
   * @throws ContainerException with {@code ALREADY_ENROLLED} if it belongs to one and is not wiped
   */
  void join(
      Membership membership,
      String rootEnvelope,
      long rootVersion,
      Policy policy,
      long policyVersion)
      throws ContainerException;

  /** The highest versions accepted. */
  Seen seen();

  /** The trusted root document's envelope. */
  Optional<String> rootEnvelope();

  /** A newer root document. */
  void acceptRoot(String envelope, long version) throws ContainerException;

  /** A newer policy; in force on return. An older or equal version changes nothing. */
  void acceptPolicy(Policy policy, long version) throws ContainerException;

  /**
   * A newer list of harmful apps; compared with the device's apps on return, if the policy asks for
   * it and the employee agreed. An older version changes nothing; the same one only if its file was
   * lost.
   */
  void acceptThreatList(ThreatList list, long version) throws ContainerException;

  /** The version of the list of harmful apps that lies here; 0 for none. */
  long threatList();

  /** Does what the command says, once; a sequence number seen before changes nothing. */
  void obey(Command command) throws ContainerException;

  /** The time that counts: it never goes back because somebody turned the clock back. */
  Instant now();

  /** The time by the server's word in this run of the system; empty if nobody can be sure. */
  Optional<Instant> certainTime();

  /** What the system has counted, to be asked for before the server is. */
  Uptime uptime();

  /**
   * A verified answer of the server just arrived, which no earlier question could have had: it is
   * contact, and the time that it was signed at is believed from now on. One that came minutes
   * after the question changes nothing.
   *
   * @param issued when the server signed it, by its clock
   * @param asked {@link #uptime} before the question was sent
   */
  void contacted(Instant issued, Uptime asked) throws ContainerException;

  /**
   * Judges the time without contact: blocks, wipes, or nothing; and ends what expired. To be called
   * now and then.
   */
  void applyLease() throws ContainerException;

  /**
   * What the next check-in says of the server's share of the keys; said and signed, it is the
   * acknowledgement of the share in force.
   */
  ShareReport shareReport() throws ContainerException;

  /**
   * Takes the shares that came with a verified answer, as the policy in force has it: kept until
   * the lease ends, or in memory for an opening that waits, or not at all. They come into force
   * with the next opening.
   */
  void acceptShares(List<ServerShare> shares) throws ContainerException;

  /** Whom to ask for a share while somebody waits to open; with nothing, nobody any more. */
  void askForShares(Optional<ShareSource> source);

  /** The device's security status, as far as the organisation may know it, as last measured. */
  Posture posture();

  /**
   * Measures and judges it for the check-in with {@code challenge}, which the server gave before:
   * only this can be sent (requirement D4). What follows from it has taken effect on return; ask
   * for {@link #condition} and {@link #reasons} after it.
   */
  Posture measure(String challenge);

  /** Where the container is in its life. */
  Condition condition();

  /** Why it is blocked or wiped; else empty. */
  List<Reason.Code> reasons();

  /**
   * Where the audit trail ends, for the next check-in; empty if there is none, or if the employee
   * did not agree to its being sent.
   */
  Optional<TrailReport> trailReport() throws ContainerException;

  /**
   * The next events of the audit trail that the organisation does not have, at most {@code most},
   * itself at most {@value AuditBatch#MOST}. The same again until they are acknowledged. None if
   * the employee did not agree to their being sent.
   */
  Optional<AuditBatch> auditBatch(int most) throws ContainerException;

  /** The server holds {@code batch}. One of another trail, or an earlier one, changes nothing. */
  void auditAcknowledged(AuditBatch batch) throws ContainerException;

  /** Signed receipts that the server has not acknowledged, oldest first. */
  List<Outgoing> receipts();

  /** The server holds the receipt; of a wiped container the last one ends the identity. */
  void acknowledged(String receipt) throws ContainerException;
}
