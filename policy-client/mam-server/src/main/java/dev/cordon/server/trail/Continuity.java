package dev.cordon.server.trail;

import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.server.register.Alerts.Finding;
import dev.cordon.server.register.Alerts.Kind;
import dev.cordon.server.register.DeviceTrails.End;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a batch joins what is held of its trail.
 *
 * @param end where the trail ended so far; empty: nothing of it ever arrived
 * @param held the hashes held after the events from one before the batch to its last
 * @param isFirst whether no trail of this enrolment is known
 */
record Continuity(Optional<End> end, Map<Long, Set<String>> held, boolean isFirst) {

  /** The index of the first event that is not held yet; the batch's size if all are. */
  int firstNew(Strand strand) {
    int index = 0;
    while (index < strand.size() && holds(strand.event(index).sequence(), strand.after(index))) {
      index++;
    }
    return index;
  }

  /** What is wrong with the joint before the event at {@code index}, the first new one. */
  Optional<Finding> judge(Strand strand, int index) {
    long next = strand.event(index).sequence();
    String joint = strand.before(index);
    return end.isPresent()
        ? afterEnd(strand, end.get(), next, joint)
        : atBeginning(strand, index, next, joint);
  }

  /** What an enrolment's first trail recorded before it is not the organisation's. */
  private Optional<Finding> atBeginning(Strand strand, int index, long next, String joint) {
    if (!isFirst) { // only a wipe ends a trail, and an enrolment with it
      return found(strand, Kind.BREAK, next, strand.batch().last());
    }
    if (next == 1) {
      return strand.isBegin(joint)
          ? Optional.empty()
          : found(strand, Kind.BREAK, next, strand.batch().last());
    }
    return strand.event(index).code() == AuditCode.ENROLLED
        ? Optional.empty()
        : found(strand, Kind.GAP, 1, next - 1);
  }

  private Optional<Finding> afterEnd(Strand strand, End end, long next, String joint) {
    long last = strand.batch().last();
    if (next == end.sequence() + 1) {
      return joint.equals(end.chain()) ? Optional.empty() : found(strand, Kind.BREAK, next, last);
    }
    if (next <= end.sequence()) {
      return found(strand, Kind.BACK, next, Math.min(last, end.sequence()));
    }
    return holds(next - 1, joint)
        ? found(strand, Kind.BACK, next, last) // an end that was left earlier is taken up again
        : found(strand, Kind.GAP, end.sequence() + 1, next - 1);
  }

  private boolean holds(long sequence, String chain) {
    return held.getOrDefault(sequence, Set.of()).contains(chain);
  }

  private static Optional<Finding> found(Strand strand, Kind kind, long first, long last) {
    return Optional.of(new Finding(kind, strand.batch().trail(), first, last));
  }
}
