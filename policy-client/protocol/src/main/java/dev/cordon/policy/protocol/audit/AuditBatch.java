package dev.cordon.policy.protocol.audit;

import com.google.crypto.tink.subtle.Hex;
import java.util.List;

/**
 * Some events in a row, for the organisation. They may come again until they are acknowledged, and
 * whoever receives them joins them by {@code before}: a first sequence beyond the last one held is
 * a gap, another hash than the last one held is a forgery.
 *
 * @param enrolment who speaks
 * @param trail the trail's id, 32 lowercase hex digits; another one after the next enrolment
 * @param before the chain's hash before the first event, 64 lowercase hex digits
 * @param events 1 to {@value #MOST}, their sequences without a gap
 */
public record AuditBatch(String enrolment, String trail, String before, List<AuditEvent> events) {
  /** The most events of one batch. */
  public static final int MOST = 500;

  public AuditBatch {
    events = List.copyOf(events);
    if (events.isEmpty() || events.size() > MOST) {
      throw new IllegalArgumentException("a batch has 1 to " + MOST + " events");
    }
    for (int i = 1; i < events.size(); i++) {
      if (events.get(i).sequence() != events.get(i - 1).sequence() + 1) {
        throw new IllegalArgumentException("a batch without event " + i);
      }
    }
  }

  /** The sequence of the last event: what is to be acknowledged. */
  public long last() {
    return events.get(events.size() - 1).sequence();
  }

  /** The chain's hash after the last event, in hex: the next batch's {@code before}. */
  public String after() {
    byte[] chain = Hex.decode(before);
    for (AuditEvent event : events) {
      chain = AuditChain.next(chain, event);
    }
    return Hex.encode(chain);
  }
}
