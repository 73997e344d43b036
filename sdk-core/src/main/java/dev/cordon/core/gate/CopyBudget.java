package dev.cordon.core.gate;

import dev.cordon.core.device.DeviceClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Characters that may leave although copying is blocked, counted over the last ten minutes, so that
 * many small copies are worth no more than one large one.
 *
 * <p>The minutes are those that the running system has counted: setting the clock forward frees
 * nothing. Where there is no such count, the wall clock has to do.
 */
final class CopyBudget {
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final DeviceClock clock;
  private final Deque<Copy> copies = new ArrayDeque<>(); // oldest first; guarded by this

  CopyBudget(DeviceClock clock) {
    this.clock = clock;
  }

  private record Copy(Duration at, int characters) {}

  /** How many leading characters of {@code text} may leave; they count as gone. */
  synchronized int take(String text, int limit) {
    if (limit == 0) {
      return 0;
    }
    Duration now = now();
    // A clock turned back keeps old copies in the count.
    copies.removeIf(copy -> now.minus(copy.at).compareTo(WINDOW) >= 0);
    int used = copies.stream().mapToInt(Copy::characters).sum();
    int granted = whole(text, Math.min(text.length(), Math.max(0, limit - used)));
    if (granted > 0) {
      copies.add(new Copy(now, granted));
    }
    return granted;
  }

  private Duration now() {
    return clock.elapsed().orElseGet(() -> Duration.ofMillis(clock.now().toEpochMilli()));
  }

  /** Never half of a surrogate pair. */
  private static int whole(String text, int characters) {
    boolean splits =
        characters > 0
            && characters < text.length()
            && Character.isHighSurrogate(text.charAt(characters - 1));
    return splits ? characters - 1 : characters;
  }
}
