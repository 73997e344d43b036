package dev.cordon.core.gate;

import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.device.Uptime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Characters that may leave although copying is blocked, counted over the last ten minutes, so that
 * many small copies are worth no more than one large one.
 *
 * <p>The minutes are those that the running system has counted: setting the clock forward frees
 * nothing. Nor does a restart: that anything left is remembered at most once in ten minutes, and a
 * process that finds such a mark waits until whatever left after it is old as well.
 */
final class CopyBudget {
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final DeviceClock clock;
  private final CopyMark mark;
  private final Deque<Copy> copies = new ArrayDeque<>(); // oldest first; guarded by this
  private Optional<Uptime> own = Optional.empty(); // the mark made here; guarded by this

  CopyBudget(DeviceClock clock, CopyMark mark) {
    this.clock = clock;
    this.mark = mark;
  }

  private record Copy(Duration at, int characters) {}

  /** How many leading characters of {@code text} may leave; they count as gone. */
  synchronized int take(String text, int limit) {
    if (limit == 0) {
      return 0;
    }
    Duration now = now();
    copies.removeIf(copy -> now.minus(copy.at).compareTo(WINDOW) >= 0);
    int used = copies.stream().mapToInt(Copy::characters).sum();
    int granted = whole(text, Math.min(text.length(), Math.max(0, limit - used)));
    if (granted == 0 || isSpentBefore() || !isMarked()) {
      return 0;
    }
    copies.add(new Copy(now, granted));
    return granted;
  }

  /** Whether an earlier process may have let text out in these minutes. */
  private boolean isSpentBefore() {
    Duration both = WINDOW.multipliedBy(2);
    return !own.isPresent()
        && mark.last().map(last -> clock.uptime().since(last).compareTo(both) < 0).orElse(false);
  }

  private boolean isMarked() {
    Uptime now = clock.uptime();
    boolean fresh = own.map(each -> now.since(each).compareTo(WINDOW) < 0).orElse(false);
    if (!fresh && !mark.remember(now)) {
      return false;
    }
    own = fresh ? own : Optional.of(now);
    return true;
  }

  private Duration now() {
    return Duration.ofMillis(clock.elapsedMillis());
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
