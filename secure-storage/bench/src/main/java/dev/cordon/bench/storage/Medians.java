package dev.cordon.bench.storage;

import java.util.List;
import java.util.function.ToLongFunction;

/** The middle of what was measured: one disturbed round changes nothing. */
final class Medians {
  private Medians() {}

  static <T> long of(List<T> samples, ToLongFunction<T> value) {
    return samples.stream()
        .mapToLong(value)
        .sorted()
        .skip(samples.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
