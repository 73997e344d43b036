package dev.cordon.bench.storage;

import java.util.HashMap;
import java.util.Map;

/** What was measured. */
final class Timings {
  private final Map<Which, Timing> all = new HashMap<>();

  private record Which(Load load, String contender) {}

  /** The times of one load for one contender; none before they were measured. */
  Timing of(Load load, String contender) {
    return all.computeIfAbsent(new Which(load, contender), unused -> new Timing());
  }
}
