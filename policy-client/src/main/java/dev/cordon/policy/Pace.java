package dev.cordon.policy;

import java.time.Duration;

/**
 * How often things happen in the background, beside what the policy says.
 *
 * @param leaseWatch between two looks at the lease
 * @param firstRetry the first pause after a failure; each further failure doubles it
 * @param mostRetry the longest pause
 * @param steady how long a stream of events must have lived to count as a success
 */
record Pace(Duration leaseWatch, Duration firstRetry, Duration mostRetry, Duration steady) {
  static final Pace NORMAL =
      new Pace(
          Duration.ofMinutes(1),
          Duration.ofSeconds(2),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30));
}
