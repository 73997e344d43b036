package dev.cordon.policy.protocol;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an employee agreed to, and which words were shown (requirement H5).
 *
 * @param version the form's version
 * @param language {@code en} or {@code ja}: the language shown
 * @param textSha256 lowercase hex SHA-256 of the form's text in that language
 * @param agreed the points that were ticked
 * @param at when, by the device's clock
 */
public record Consent(
    int version, String language, String textSha256, Set<ConsentPoint> agreed, Instant at) {
  public Consent {
    Set<ConsentPoint> copy = EnumSet.noneOf(ConsentPoint.class);
    copy.addAll(agreed);
    agreed = Collections.unmodifiableSet(copy);
  }

  /** The required points that were not agreed to; empty: enrolment may go on. */
  public Set<ConsentPoint> missing() {
    Set<ConsentPoint> missing = EnumSet.allOf(ConsentPoint.class);
    missing.removeAll(agreed);
    missing.removeIf(point -> !point.isRequired());
    return missing;
  }
}
