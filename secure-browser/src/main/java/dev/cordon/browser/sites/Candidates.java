package dev.cordon.browser.sites;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rules that may decide about one host, by their places in the policy. Not thread-safe. */
final class Candidates {
  /** No rule: behind all places. */
  static final int NONE = Integer.MAX_VALUE;

  private int first = NONE;
  private final List<List<Integer>> withPath = new ArrayList<>(0);

  /** Adds those of the host itself or, if not {@code isWholeHost}, of one that it is below of. */
  void add(HostRules rules, int host, boolean isWholeHost) {
    first = Math.min(first, rules.first(host, isWholeHost));
    if (rules.hasPaths(host)) {
      withPath.add(rules.withPath(host));
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
    for (List<Integer> ofOneHost : withPath) {
      if (ofOneHost.get(0) < first) {
        return true;
      }
    }
    return false;
  }

  /** Those that ask for a path and come before {@link #first}, in order. */
  List<Integer> askingForPath() {
    List<Integer> places = new ArrayList<>();
    for (List<Integer> ofOneHost : withPath) {
      for (int place : ofOneHost) {
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
