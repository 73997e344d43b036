package dev.cordon.core.control;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.Posture;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.policy.Policy;
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

  /** Does what the command says, once; a sequence number seen before changes nothing. */
  void obey(Command command) throws ContainerException;

  /** A verified answer of the server just arrived. */
  void contacted() throws ContainerException;

  /**
   * Judges the time without contact: blocks, wipes, or nothing; and ends what expired. To be called
   * now and then.
   */
  void applyLease() throws ContainerException;

  /** The device's security status, as far as the organisation may know it. */
  Posture posture();

  /** Where the container is in its life. */
  Condition condition();

  /** Why it is blocked or wiped; else empty. */
  List<Reason.Code> reasons();

  /** Signed receipts that the server has not acknowledged, oldest first. */
  List<Outgoing> receipts();

  /** The server holds the receipt; of a wiped container the last one ends the identity. */
  void acknowledged(String receipt) throws ContainerException;
}
