package dev.cordon.storage.volume;

import java.time.Clock;
import java.time.Instant;

/** A node's times, in nanoseconds since 1970, UTC. */
record Times(long createdNanos, long modifiedNanos, long accessedNanos) {
  static Times all(long nanos) {
    return new Times(nanos, nanos, nanos);
  }

  /** The clock's time; it fits until the year 2262. */
  static long now(Clock clock) {
    Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
  }

  Times created(long nanos) {
    return new Times(nanos, modifiedNanos, accessedNanos);
  }

  Times modified(long nanos) {
    return new Times(createdNanos, nanos, accessedNanos);
  }

  Times accessed(long nanos) {
    return new Times(createdNanos, modifiedNanos, nanos);
  }
}
