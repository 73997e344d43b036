package dev.cordon.browser.sites;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Sets of category names, each kept once and called by a number. Not thread-safe. */
final class CategorySets {
  private final List<Set<String>> sets = new ArrayList<>();
  private final Map<Set<String>, Integer> numbers = new HashMap<>();
  private final Map<Long, Integer> unions = new HashMap<>();

  int number(Set<String> names) {
    return numbers.computeIfAbsent(Set.copyOf(names), this::next);
  }

  int union(int one, int other) {
    if (one == other) {
      return one;
    }
    Integer known = unions.get(key(one, other));
    if (known != null) {
      return known;
    }
    Set<String> both = new TreeSet<>(sets.get(one));
    both.addAll(sets.get(other));
    int union = number(both);
    unions.put(key(one, other), union);
    return union;
  }

  /** All sets, each at its number. */
  List<Set<String>> all() {
    return List.copyOf(sets);
  }

  private int next(Set<String> names) {
    sets.add(names);
    return sets.size() - 1;
  }

  private static long key(int one, int other) {
    return ((long) one << 32) | other;
  }
}
