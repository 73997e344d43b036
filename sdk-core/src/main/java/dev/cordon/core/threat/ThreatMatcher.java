package dev.cordon.core.threat;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.device.InstalledApp;
import dev.cordon.policy.protocol.threat.ThreatEntry;
import dev.cordon.policy.protocol.threat.ThreatList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list, ready to be compared with what was seen. Not safe for many threads. */
public final class ThreatMatcher {
  private final AppTags tags;
  private final Map<Bytes, List<Tagged>> byTag = new HashMap<>();

  private record Tagged(String id, Optional<Bytes> app, Optional<Bytes> certificate) {
    boolean fits(Sighting seen) {
      return app.map(seen.app()::equals).orElse(true)
          && certificate.map(seen.certificate()::equals).orElse(true);
    }
  }

  /**
   * @param salt of the container that saw the apps
   */
  public ThreatMatcher(ThreatList list, Bytes salt) {
    this.tags = new AppTags(salt);
    for (ThreatEntry entry : list.entries()) {
      Tagged tagged =
          new Tagged(
              entry.id(),
              entry.appSha256().map(tags::app),
              entry.certificateSha256().map(tags::certificate));
      Bytes first = tagged.app().isPresent() ? tagged.app().get() : tagged.certificate().get();
      byTag.computeIfAbsent(first, unused -> new ArrayList<>()).add(tagged);
    }
  }

  /** What is seen of {@code app} on {@code day}: one for each of its certificates. */
  public List<Sighting> sightings(InstalledApp app, int day) {
    return tags.sightings(app, day);
  }

  /** The ids of all entries that fit what was seen. */
  public List<String> entries(Sighting seen) {
    List<String> ids = new ArrayList<>();
    for (Bytes tag : List.of(seen.app(), seen.certificate())) {
      for (Tagged entry : byTag.getOrDefault(tag, Collections.emptyList())) {
        if (entry.fits(seen)) {
          ids.add(entry.id());
        }
      }
    }
    return ids;
  }
}
