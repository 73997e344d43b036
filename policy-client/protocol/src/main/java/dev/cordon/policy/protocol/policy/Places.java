package dev.cordon.policy.protocol.policy;

import java.util.Set;

/**
 * Where the container may be open (requirement D8): in countries, by what the mobile network around
 * the device says. Judged on the device alone; nothing of it is reported.
 *
 * @param countries codes of ISO 3166-1 alpha-2; with none there is no limit
 * @param unknown what follows where the device cannot tell: no network, airplane mode, no phone
 */
public record Places(Set<String> countries, Unknown unknown) {
  /** No limit. */
  public static final Places ANYWHERE = new Places(Set.of(), Unknown.BLOCK);

  public Places {
    countries = Set.copyOf(countries);
  }

  /** Whether there is any limit. */
  public boolean areLimited() {
    return !countries.isEmpty();
  }

  /** Whether it may be open in {@code country}. */
  public boolean permit(String country) {
    return !areLimited() || countries.contains(country);
  }

  /** What follows where nobody knows. */
  public enum Unknown {
    /** It closes itself and the passcode does not open it. */
    BLOCK,
    /** The employee is told, and may go on. */
    WARN,
    ALLOW
  }
}
