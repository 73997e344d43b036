package dev.cordon.core.device;

import java.util.Optional;

/**
 * In which country the device is, by what the mobile network around it says. Asked only while the
 * organisation's policy names countries ({@code access.places}): at each unlock and about once a
 * minute, on any thread. It must answer within moments, need no permission and keep nothing. The
 * answer goes nowhere: not into a record, not to the server. Safe for many threads.
 */
public interface Whereabouts {
  /** A device that cannot tell, such as a desktop. */
  Whereabouts UNKNOWN = Optional::empty;

  /**
   * The country's code of ISO 3166-1 alpha-2, in large or small letters. Empty, anything else, and
   * what this throws: unknown.
   */
  Optional<String> country();
}
