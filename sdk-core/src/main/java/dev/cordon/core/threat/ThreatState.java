package dev.cordon.core.threat;

import com.google.crypto.tink.util.Bytes;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the control state keeps about harmful apps.
 *
 * @param agreed whether the employee agreed that apps are looked at
 * @param key of the list's file, 32 bytes, another for each version; empty: there is no list
 * @param salt of the tags, 32 bytes; empty as long as nobody agreed
 * @param sightings what was seen, newest first
 */
public record ThreatState(boolean agreed, Bytes key, Bytes salt, List<Sighting> sightings) {
  /** How long an app that is gone is remembered, in days. */
  public static final int KEPT_DAYS = 180;

  /** How many are remembered; of more, those seen last. */
  public static final int MOST_SIGHTINGS = 1_000;

  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Bytes NOTHING = Bytes.copyFrom(new byte[0]);

  /** Nobody agreed, nothing was seen. */
  public static final ThreatState NONE = new ThreatState(false, NOTHING, NOTHING, List.of());

  public ThreatState {
    sightings = List.copyOf(sightings);
  }

  /** The same after the employee agreed, or does so no more: then nothing is remembered. */
  public ThreatState agreed(boolean yes) {
    if (yes == agreed) {
      return this;
    }
    return new ThreatState(yes, key, yes ? secret() : NOTHING, List.of());
  }

  /** The same with nothing remembered. */
  public ThreatState forgetful() {
    return new ThreatState(agreed, key, salt, List.of());
  }

  /** The same with a new key for another list. */
  public ThreatState withNewKey() {
    return new ThreatState(agreed, secret(), salt, sightings);
  }

  /** The same after another look, without what is over. */
  public ThreatState seeing(List<Sighting> now, int today) {
    List<Sighting> all = new ArrayList<>(now);
    for (Sighting earlier : sightings) {
      boolean over = earlier.day() < today - KEPT_DAYS;
      if (!over && now.stream().noneMatch(earlier::isSameAs)) {
        all.add(earlier);
      }
    }
    all.sort(Comparator.comparingInt(Sighting::day).reversed()); // stable: those of now come first
    return new ThreatState(agreed, key, salt, all.subList(0, Math.min(MOST_SIGHTINGS, all.size())));
  }

  private static Bytes secret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return Bytes.copyFrom(secret);
  }

  @Override
  public String toString() {
    return "ThreatState[agreed=" + agreed + "]";
  }
}
