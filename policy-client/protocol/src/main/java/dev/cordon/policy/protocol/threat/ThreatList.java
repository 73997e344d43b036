package dev.cordon.policy.protocol.threat;

import java.util.List;

/**
 * What the organisation holds to be harmful: hashes, and nothing else.
 *
 * @param entries at most {@value #MOST_ENTRIES}, each id once
 */
public record ThreatList(List<ThreatEntry> entries) {
  /** As many as one document holds, with room to spare. */
  public static final int MOST_ENTRIES = 3_000;

  public ThreatList {
    entries = List.copyOf(entries);
  }
}
