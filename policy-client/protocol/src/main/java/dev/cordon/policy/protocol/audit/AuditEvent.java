package dev.cordon.policy.protocol.audit;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.audit.AuditCode.Field;
import dev.cordon.policy.protocol.text.Explained;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that was recorded.
 *
 * @param sequence counts from 1 without a gap
 * @param at the time that counted, to the millisecond
 * @param code what happened
 * @param why the reason's code; never its arguments, which may name apps
 * @param number what it counts, {@link AuditCode} says; not negative
 * @param host a host's name, and nothing else of an address
 * @param proof a signature: URL-safe Base64 of DER, without padding
 */
public record AuditEvent(
    long sequence,
    Instant at,
    AuditCode code,
    Optional<Reason.Code> why,
    Optional<Long> number,
    Optional<String> host,
    Optional<String> proof)
    implements Explained {
  static final Pattern HOST = Pattern.compile("[a-z0-9._:\\[\\]-]{1,255}");
  static final Pattern PROOF = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  /** Refuses an event with fields that are not its code's: a bug, or a forgery. */
  public AuditEvent {
    must(code, Field.WHY, why.isPresent());
    must(code, Field.NUMBER, number.isPresent());
    must(code, Field.HOST, host.isPresent());
    must(code, Field.PROOF, proof.isPresent());
    if (!host.map(AuditEvent::isHost).orElse(true)
        || !proof.map(AuditEvent::isProof).orElse(true)) {
      throw new IllegalArgumentException("no host or no signature");
    }
    if (sequence < 1 || number.orElse(0L) < 0) {
      throw new IllegalArgumentException("an event counts from 1, and nothing less than none");
    }
  }

  /** Whether {@code host} can be recorded: a name or an address in canonical form. */
  public static boolean isHost(String host) {
    return HOST.matcher(host).matches();
  }

  private static boolean isProof(String proof) {
    return PROOF.matcher(proof).matches();
  }

  private static void must(AuditCode code, Field field, boolean there) {
    if (code.has(field) != there) {
      throw new IllegalArgumentException(code + (there ? " has no " : " lacks its ") + field);
    }
  }

  /** What was recorded, in the words of whom it is about; without the time. */
  @Override
  public String text(Locale locale) {
    return AuditWords.text(this, locale);
  }
}
