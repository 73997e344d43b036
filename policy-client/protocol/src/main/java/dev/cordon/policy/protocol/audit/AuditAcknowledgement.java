package dev.cordon.policy.protocol.audit;

/**
 * The server's signed word that it holds a batch for good.
 *
 * @param enrolment whose batch
 * @param trail the trail's id, 32 lowercase hex digits
 * @param last the sequence of the batch's last event
 * @param after the chain's hash after that event, 64 lowercase hex digits: what is held is what was
 *     sent
 */
public record AuditAcknowledgement(String enrolment, String trail, long last, String after) {
  /** What the server says of {@code batch} once it holds it. */
  public static AuditAcknowledgement of(AuditBatch batch) {
    return new AuditAcknowledgement(batch.enrolment(), batch.trail(), batch.last(), batch.after());
  }
}
