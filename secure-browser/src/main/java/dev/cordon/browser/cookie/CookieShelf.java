package dev.cordon.browser.cookie;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Cookies by domain and by age. Not safe for threads: {@link MemoryCookies} locks. */
final class CookieShelf {
  private final Map<String, List<Kept>> byDomain = new HashMap<>();
  private final TreeMap<Long, Kept> byAge = new TreeMap<>();

  int size() {
    return byAge.size();
  }

  int size(String domain) {
    return byDomain.getOrDefault(domain, List.of()).size();
  }

  /** Those of {@code host} and of all domains above it, without what {@code expired} names. */
  List<Kept> reaching(String host, Predicate<Kept> expired) {
    List<Kept> reaching = new ArrayList<>();
    String domain = host;
    for (int dot = 0; dot >= 0; domain = domain.substring(dot + 1)) {
      for (Kept kept : List.copyOf(byDomain.getOrDefault(domain, List.of()))) {
        if (expired.test(kept)) {
          remove(kept);
        } else {
          reaching.add(kept);
        }
      }
      dot = domain.indexOf('.');
    }
    return reaching;
  }

  Collection<Kept> of(String domain) {
    return List.copyOf(byDomain.getOrDefault(domain, List.of()));
  }

  Optional<Kept> oldest(String domain, Predicate<Kept> wanted) {
    return byDomain.getOrDefault(domain, List.of()).stream()
        .filter(wanted)
        .min((a, b) -> Long.compare(a.number(), b.number()));
  }

  Optional<Kept> oldest(Predicate<Kept> wanted) {
    return byAge.values().stream().filter(wanted).findFirst();
  }

  void add(Kept kept) {
    byDomain.computeIfAbsent(kept.cookie().domain(), any -> new ArrayList<>()).add(kept);
    byAge.put(kept.number(), kept);
  }

  void remove(Kept kept) {
    String domain = kept.cookie().domain();
    List<Kept> there = byDomain.getOrDefault(domain, new ArrayList<>());
    there.removeIf(each -> each.number() == kept.number());
    if (there.isEmpty()) {
      byDomain.remove(domain);
    }
    byAge.remove(kept.number());
  }

  void clear() {
    byDomain.clear();
    byAge.clear();
  }
}
