package dev.cordon.server.limit;

import dev.cordon.server.http.Refused;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** How often a device may ask. In memory, at each server for itself. Safe for many threads. */
@Singleton
public final class DevicePace {
  private static final int MOST_DEVICES = 50_000;

  private final TokenBuckets<String> buckets;

  @Inject
  public DevicePace(Limits limits) {
    this.buckets = new TokenBuckets<>(limits.device(), System::nanoTime, MOST_DEVICES);
  }

  /**
   * Counts a request.
   *
   * @param enrolment whose signature was found good: nobody else can use its rate up
   * @throws Refused if it asks too often
   */
  public void spend(String enrolment) throws Refused {
    Optional<Duration> wait = buckets.take(enrolment);
    if (wait.isPresent()) {
      throw Refused.tooMany(wait.get());
    }
  }
}
