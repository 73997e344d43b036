package dev.cordon.storage.ledger;

import dev.cordon.storage.StorageException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The table that records are applied to. One thread at a time. */
final class LiveTable implements Table {
  private final Map<Long, Row> rows = new HashMap<>();
  private final Set<Long> doomed = new TreeSet<>();
  private final Set<Long> writing = new TreeSet<>();
  private long reserved;
  private long nextNode = Row.ROOT + 1;

  /** The table of a new volume: the root, as of 1970, and nothing in it. */
  static LiveTable beginning() {
    LiveTable table = new LiveTable();
    table.put(new Row(Row.ROOT, 0, "", true, 0, 0, 0, 0, Optional.empty()));
    return table;
  }

  @Override
  public Collection<Row> rows() {
    return Collections.unmodifiableCollection(rows.values());
  }

  @Override
  public Optional<Row> row(long node) {
    return Optional.ofNullable(rows.get(node));
  }

  @Override
  public long reserved() {
    return reserved;
  }

  @Override
  public long nextNode() {
    return nextNode;
  }

  @Override
  public Set<Long> doomed() {
    return Collections.unmodifiableSet(doomed);
  }

  @Override
  public Set<Long> writing() {
    return Collections.unmodifiableSet(writing);
  }

  void forget() {
    rows.clear();
  }

  void apply(Changes changes) {
    changes.puts().forEach(this::put);
    changes.removed().forEach(rows::remove);
    reserved = Math.max(reserved, changes.reserved());
    nextNode = Math.max(nextNode, changes.nextNode());
    doomed.addAll(changes.doomed());
    changes.gone().forEach(doomed::remove);
    writing.addAll(changes.writing());
    changes.settled().forEach(writing::remove);
  }

  void put(Row row) {
    rows.put(row.node(), row);
  }

  /** Applies an entry that is one number. */
  void note(byte code, long number) throws StorageException {
    switch (code) {
      case Codes.REMOVE -> rows.remove(number);
      case Codes.RESERVE -> reserved = Math.max(reserved, number);
      case Codes.NEXT -> nextNode = Math.max(nextNode, number);
      case Codes.DOOM -> doomed.add(number);
      case Codes.GONE -> doomed.remove(number);
      case Codes.WRITING -> writing.add(number);
      case Codes.SETTLED -> writing.remove(number);
      default ->
          throw Damage.of("a record of the ledger holds an entry of an unknown kind: " + code);
    }
  }
}
