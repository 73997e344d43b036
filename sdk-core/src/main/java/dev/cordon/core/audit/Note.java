package dev.cordon.core.audit;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.audit.AuditEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * Something to be recorded, which has no place in the trail yet.
 *
 * @param code what happened
 * @param why its reason's code, if the code has one
 * @param number what it counts, if it counts
 * @param host a host, if the code has one
 * @param proof a signature, if the code has one
 */
public record Note(
    AuditCode code,
    Optional<Reason.Code> why,
    Optional<Long> number,
    Optional<String> host,
    Optional<String> proof) {
  public Note {
    why = why.map(Note::recorded);
  }

  /** What may be recorded: the trail is read at the organisation, and not to learn of places. */
  static Reason.Code recorded(Reason.Code why) {
    return why.staysOnDevice() ? Reason.Code.CONTAINER_LOCKED : why;
  }

  /** Only that it happened. */
  public static Note of(AuditCode code) {
    return new Note(code, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** That it happened, and why. */
  public static Note of(AuditCode code, Reason.Code why) {
    return new Note(code, Optional.of(why), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** That it happened, and a number. */
  public static Note of(AuditCode code, long number) {
    return new Note(
        code, Optional.empty(), Optional.of(number), Optional.empty(), Optional.empty());
  }

  /** That it was refused so often. */
  static Note denied(Reason.Code why, long times) {
    return new Note(
        AuditCode.DENIED, Optional.of(why), Optional.of(times), Optional.empty(), Optional.empty());
  }

  static Note site(AuditCode code, String host) {
    return new Note(code, Optional.empty(), Optional.empty(), Optional.of(host), Optional.empty());
  }

  static Note checkpoint(String proof) {
    return new Note(
        AuditCode.CHECKPOINT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(proof));
  }

  /** The event number {@code sequence}. */
  AuditEvent event(long sequence, Instant at) {
    return new AuditEvent(
        sequence, Instant.ofEpochMilli(at.toEpochMilli()), code, why, number, host, proof);
  }
}
