package dev.cordon.server.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each caller, refilled as time passes. Who was not heard for longest is
 * forgotten when there are too many. Safe for many threads.
 */
final class TokenBuckets<K> {
  private final Rate rate;
  private final LongSupplier nanos;
  private final Map<K, Bucket> byCaller; // guarded by itself

  /**
   * @param nanos a time that never goes back
   * @param most how many callers are remembered
   */
  TokenBuckets(Rate rate, LongSupplier nanos, int most) {
    this.rate = rate;
    this.nanos = nanos;
    this.byCaller =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Bucket> eldest) {
            return size() > most;
          }
        };
  }

  private record Bucket(double tokens, long atNanos) {}

  /** Takes a token; or, if there is none, how long to wait for one. */
  Optional<Duration> take(K caller) {
    return use(caller, true);
  }

  /** How long to wait for a token; empty: there is one. Takes none. */
  Optional<Duration> look(K caller) {
    return use(caller, false);
  }

  /** How many callers are remembered. */
  int size() {
    synchronized (byCaller) {
      return byCaller.size();
    }
  }

  private Optional<Duration> use(K caller, boolean taken) {
    if (rate.isUnlimited()) {
      return Optional.empty();
    }
    long now = nanos.getAsLong();
    synchronized (byCaller) {
      Bucket known = byCaller.get(caller);
      double tokens = known == null ? rate.burst() : refilled(known, now);
      boolean isThere = tokens >= 1;
      if (taken && isThere) {
        byCaller.put(caller, new Bucket(tokens - 1, now));
      }
      return isThere ? Optional.empty() : Optional.of(untilOne(tokens));
    }
  }

  private double refilled(Bucket bucket, long now) {
    double minutes = (double) (now - bucket.atNanos()) / TimeUnit.MINUTES.toNanos(1);
    return Math.min(rate.burst(), bucket.tokens() + minutes * rate.perMinute());
  }

  private Duration untilOne(double tokens) {
    return Duration.ofSeconds((long) Math.ceil((1 - tokens) * 60 / rate.perMinute()));
  }
}
