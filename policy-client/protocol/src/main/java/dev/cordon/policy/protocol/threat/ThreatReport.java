package dev.cordon.policy.protocol.threat;

import java.util.List;

/**
 * What a device found of its organisation's list. Of apps that are not on the list there is no
 * word, not even how many there are.
 *
 * @param list the version of the list that the device holds; 0 for none
 * @param matches entries that were hit, at most {@value #MOST_MATCHES}, those of apps that are
 *     there now first
 */
public record ThreatReport(long list, List<ThreatMatch> matches) {
  /** More say no more. */
  public static final int MOST_MATCHES = 50;

  /** Nothing was looked for. */
  public static final ThreatReport NONE = new ThreatReport(0, List.of());

  public ThreatReport {
    matches = List.copyOf(matches);
  }
}
