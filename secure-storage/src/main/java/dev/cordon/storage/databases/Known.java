package dev.cordon.storage.databases;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a register says: which databases a domain has, and by which mark each is known since it was
 * last closed in order.
 *
 * @param generation one more with every writing
 * @param marks by id; two while a new mark is being set, none for a database that is refused until
 *     it is set aside
 */
record Known(long generation, SortedMap<String, List<Integer>> marks) {
  static final Known NOTHING = new Known(0, new TreeMap<>());

  /** The mark of a database that was never closed in order. */
  static final int UNMARKED = 0;

  /** Copies {@code marks}. */
  Known {
    marks = Collections.unmodifiableSortedMap(new TreeMap<>(marks));
  }

  boolean has(String id) {
    return marks.containsKey(id);
  }

  /** Whether a database with {@code mark} is the one that is known, or one nobody closed yet. */
  boolean admits(String id, int mark) {
    return marks.getOrDefault(id, List.of(UNMARKED)).contains(mark);
  }

  /** Whether {@code mark} is the only one that {@code id} may have. */
  boolean isKnownBy(String id, int mark) {
    return List.of(mark).equals(marks.get(id));
  }

  /** The next one, in which {@code id} has {@code allowed}. */
  Known with(String id, List<Integer> allowed) {
    Map<String, List<Integer>> next = new TreeMap<>(marks);
    next.put(id, List.copyOf(allowed));
    return new Known(generation + 1, new TreeMap<>(next));
  }

  /** The next one, without {@code id}. */
  Known without(String id) {
    SortedMap<String, List<Integer>> next = new TreeMap<>(marks);
    next.remove(id);
    return new Known(generation + 1, next);
  }
}
