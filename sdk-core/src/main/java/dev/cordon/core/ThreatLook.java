package dev.cordon.core;

import dev.cordon.core.device.Facts;
import dev.cordon.core.device.Health;
import dev.cordon.core.device.InstalledApp;
import dev.cordon.core.threat.Sighting;
import dev.cordon.core.threat.ThreatMatcher;
import dev.cordon.core.threat.ThreatState;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.Signal;
import dev.cordon.policy.protocol.threat.ThreatMatch;
import dev.cordon.policy.protocol.threat.ThreatReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one look at the device's apps found: the same apps, list and memory always give the same.
 *
 * @param next what is to be remembered
 * @param matches entries that fit, those of apps that are there now first; each entry and app once
 */
record ThreatLook(ThreatState next, List<ListedApp> matches) {

  static ThreatLook of(
      ThreatMatcher matcher, ThreatState before, List<InstalledApp> apps, LocalDate today) {
    int day = (int) today.toEpochDay();
    List<Sighting> now = new ArrayList<>();
    Set<ListedApp> matches = new LinkedHashSet<>();
    Set<String> there = new HashSet<>();
    for (InstalledApp app : apps) {
      for (Sighting seen : matcher.sightings(app, day)) {
        now.add(seen);
        for (String entry : matcher.entries(seen)) {
          matches.add(new ListedApp(entry, Optional.of(app.name()), today));
          there.add(entry);
        }
      }
    }
    ThreatState next = before.seeing(now, day);
    Set<String> gone = new HashSet<>();
    for (Sighting seen : next.sightings()) { // newest first
      if (!now.contains(seen)) {
        for (String entry : matcher.entries(seen)) {
          if (!there.contains(entry) && gone.add(entry)) {
            matches.add(new ListedApp(entry, Optional.empty(), LocalDate.ofEpochDay(seen.day())));
          }
        }
      }
    }
    return new ThreatLook(next, List.copyOf(matches));
  }

  Health health() {
    boolean now = matches.stream().anyMatch(match -> match.app().isPresent());
    boolean earlier = matches.stream().anyMatch(match -> !match.app().isPresent());
    return new Health(
        Map.of(
            HealthCheck.THREAT_LIST, signal(now), HealthCheck.THREAT_LIST_EARLIER, signal(earlier)),
        Facts.NONE);
  }

  private static Signal signal(boolean found) {
    return found ? Signal.bad(Evidence.LISTED_APP) : Signal.ok(Evidence.NONE_VISIBLE);
  }

  /** Entries and days, each entry once; no app's name. */
  static ThreatReport report(long list, List<ListedApp> matches) {
    List<ThreatMatch> said =
        matches.stream()
            .map(match -> new ThreatMatch(match.entry(), match.app().isPresent(), match.day()))
            .distinct()
            .limit(ThreatReport.MOST_MATCHES)
            .collect(Collectors.toList());
    return new ThreatReport(list, said);
  }
}
