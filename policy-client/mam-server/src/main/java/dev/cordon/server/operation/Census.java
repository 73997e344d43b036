package dev.cordon.server.operation;

import dev.cordon.server.register.Register;
import dev.cordon.server.register.RegisterUnavailableException;
import dev.cordon.server.register.Tables;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** A count in the register, made anew at most every fifteen seconds. Safe for many threads. */
final class Census implements Supplier<Map<String, Long>> {
  private static final long FRESH_NANOS = Duration.ofSeconds(15).toNanos();

  private final Register register;
  private final Function<Tables, Map<String, Long>> count;

  // Guarded by this:
  private Map<String, Long> latest = Map.of();
  private long latestNanos = System.nanoTime() - FRESH_NANOS;

  Census(Register register, Function<Tables, Map<String, Long>> count) {
    this.register = register;
    this.count = count;
  }

  @Override
  public synchronized Map<String, Long> get() {
    if (System.nanoTime() - latestNanos >= FRESH_NANOS) {
      latest = counted();
      latestNanos = System.nanoTime();
    }
    return latest;
  }

  /** Nothing rather than an old count: what is missing is noticed, what is old is believed. */
  private Map<String, Long> counted() {
    try {
      return register.read(count::apply);
    } catch (RegisterUnavailableException e) {
      return Map.of();
    }
  }
}
