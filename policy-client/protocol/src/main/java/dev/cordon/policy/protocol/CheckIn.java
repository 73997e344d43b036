package dev.cordon.policy.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a device says of itself at a check-in. No free text, nothing else.
 *
 * @param enrolment who speaks
 * @param nonce random, echoed in the answer so that an old answer does not pass for a new one
 * @param challenge the server's own fresh word, given to this enrolment just before; the posture
 *     was measured for it
 * @param rootVersion the newest root document it trusts
 * @param policyVersion the policy in force; 0 for none
 * @param commandSequence the last command it obeyed; 0 for none
 * @param condition where the container is in its life
 * @param reasons why it is blocked, wiping or wiped; else empty
 * @param posture the device's security status, measured for this very check-in: user, device and
 *     its state are bound together by one signature (requirement D4)
 * @param share what it has of the server's share of its keys; absent from older SDKs
 * @param trail where its audit trail ends; absent if there is none, if the employee did not agree
 *     to its being sent, and from older SDKs
 * @param sdkVersion the version of this SDK
 * @param at the device's clock
 */
public record CheckIn(
    String enrolment,
    String nonce,
    String challenge,
    long rootVersion,
    long policyVersion,
    long commandSequence,
    Condition condition,
    List<Reason.Code> reasons,
    Posture posture,
    Optional<ShareReport> share,
    Optional<TrailReport> trail,
    String sdkVersion,
    Instant at) {
  public CheckIn {
    reasons = List.copyOf(reasons);
  }

  /** Of a device that knows nothing of shares and trails. */
  public CheckIn(
      String enrolment,
      String nonce,
      String challenge,
      long rootVersion,
      long policyVersion,
      long commandSequence,
      Condition condition,
      List<Reason.Code> reasons,
      Posture posture,
      String sdkVersion,
      Instant at) {
    this(
        enrolment,
        nonce,
        challenge,
        rootVersion,
        policyVersion,
        commandSequence,
        condition,
        reasons,
        posture,
        Optional.empty(),
        Optional.empty(),
        sdkVersion,
        at);
  }
}
