package dev.cordon.browser.residue.look;

import dev.cordon.browser.residue.canary.Canaries;
import dev.cordon.browser.residue.canary.Channel;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What was found of whom, where. A place that was not looked at has no entry. Not thread-safe. */
public final class Findings {
  private final Map<Canaries, Map<Place, Map<Channel, String>>> found = new HashMap<>();

  /** {@code place} was looked at for {@code owner}: without findings it counts as clean. */
  public void looked(Canaries owner, Place place) {
    Map<Channel, String> unused = of(owner, place);
  }

  /**
   * Notes what was found in one file, or the like.
   *
   * @param where for a person: the first place of each word is kept
   */
  public void add(Place place, String where, Map<Canaries, Set<Channel>> words) {
    words.forEach(
        (owner, channels) ->
            channels.forEach(channel -> of(owner, place).putIfAbsent(channel, where)));
  }

  /** Found there, each with where; empty if nobody looked there. */
  public Optional<Map<Channel, String>> at(Canaries owner, Place place) {
    return Optional.ofNullable(found.getOrDefault(owner, Map.of()).get(place));
  }

  /** How many words were found in any place. */
  public int total(Canaries owner) {
    return found.getOrDefault(owner, Map.of()).values().stream().mapToInt(Map::size).sum();
  }

  private Map<Channel, String> of(Canaries owner, Place place) {
    return found
        .computeIfAbsent(owner, unused -> new EnumMap<>(Place.class))
        .computeIfAbsent(place, unused -> new TreeMap<>());
  }
}
