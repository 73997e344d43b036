package dev.cordon.storage.ledger;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A copy of all that a table says, to compare. */
record State(
    Map<Long, Row> rows, long reserved, long nextNode, Set<Long> doomed, Set<Long> writing) {
  static State of(Table table) {
    Map<Long, Row> rows = new TreeMap<>();
    table.rows().forEach(row -> rows.put(row.node(), row));
    return new State(
        rows,
        table.reserved(),
        table.nextNode(),
        new TreeSet<>(table.doomed()),
        new TreeSet<>(table.writing()));
  }

  /** What it becomes: the model that a ledger is compared with. */
  State after(Changes changes) {
    Map<Long, Row> later = new TreeMap<>(rows);
    changes.puts().forEach(row -> later.put(row.node(), row));
    changes.removed().forEach(later::remove);
    Set<Long> laterDoomed = new TreeSet<>(doomed);
    laterDoomed.addAll(changes.doomed());
    changes.gone().forEach(laterDoomed::remove);
    Set<Long> laterWriting = new TreeSet<>(writing);
    laterWriting.addAll(changes.writing());
    changes.settled().forEach(laterWriting::remove);
    return new State(
        later,
        Math.max(reserved, changes.reserved()),
        Math.max(nextNode, changes.nextNode()),
        laterDoomed,
        laterWriting);
  }
}
