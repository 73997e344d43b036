package dev.cordon.browser.sites;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rules that may decide about one host, by their places in the policy. Not thread-safe. */
final class Candidates {
  /** No rule: behind all places. */
  static final int NONE = Integer.MAX_VALUE;

  private int first = NONE;
  private final List<HostRules> withPath = new ArrayList<>(0);

  /** Adds those of the host itself or, if not {@code isWholeHost}, of one that it is below of. */
  void add(HostRules rules, boolean isWholeHost) {
    first = Math.min(first, rules.first(isWholeHost));
    if (!rules.withPath().isEmpty()) {
      withPath.add(rules);
    }
  }

  /** Adds one that asks for no path. */
  void add(int place) {
    first = Math.min(first, place);
  }

  /** The first that asks for no path, or {@link #NONE}. */
  int first() {
    return first;
  }

  /** Whether one that asks for a path comes before {@link #first}. */
  boolean askForPath() {
    for (HostRules rules : withPath) {
      if (rules.withPath().get(0) < first) {
        return true;
      }
    }
    return false;
  }

  /** Those that ask for a path and come before {@link #first}, in order. */
  List<Integer> askingForPath() {
    List<Integer> places = new ArrayList<>();
    for (HostRules rules : withPath) {
      for (int place : rules.withPath()) {
        if (place >= first) {
          break;
        }
        places.add(place);
      }
    }
    Collections.sort(places);
    return places;
  }
}
