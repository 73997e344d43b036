package dev.cordon.core.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.core.device.Uptime;
import dev.cordon.testing.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten characters in ten minutes. */
@Tag("F2")
class CopyBudgetTest {
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final int LIMIT = 10;

  private final FakeClock clock = new FakeClock();
  private final Marks marks = new Marks();
  private CopyBudget budget = new CopyBudget(clock, marks);

  private static final class Marks implements CopyMark {
    private final List<Uptime> made = new ArrayList<>();
    private boolean full;

    @Override
    public Optional<Uptime> last() {
      return made.isEmpty() ? Optional.empty() : Optional.of(made.get(made.size() - 1));
    }

    @Override
    public boolean remember(Uptime now) {
      return !full && made.add(now);
    }
  }

  private int take(String text) {
    return budget.take(text, LIMIT);
  }

  private void anotherProcess() {
    budget = new CopyBudget(clock, marks);
  }

  @Test
  void thatSomethingLeftIsNotedBeforeItLeavesAndOnceInTenMinutes() {
    assertEquals(3, take("abc"));
    clock.pass(WINDOW.minus(MOMENT));
    assertEquals(3, take("abc"));
    assertEquals(1, marks.made.size());
    clock.pass(MOMENT);
    assertEquals(3, take("abc"));
    assertEquals(2, marks.made.size());
  }

  @Test
  void whatCannotBeNotedDoesNotLeave() {
    marks.full = true;
    assertEquals(0, take("abc"));
    marks.full = false;
    assertEquals(LIMIT, take("abcdefghijk"));
  }

  @Test
  void whatMayNotLeaveIsNotNoted() {
    assertEquals(0, budget.take("abc", 0));
    assertEquals(LIMIT, take("abcdefghijk"));
    assertEquals(0, take("a"));
    assertEquals(1, marks.made.size());
  }

  @Test
  void anotherProcessWaitsUntilWhateverLeftIsOld() {
    take("abc");
    anotherProcess();
    assertEquals(0, take("abc"));
    clock.pass(WINDOW.multipliedBy(2).minus(MOMENT));
    assertEquals(0, take("abc"));
    clock.pass(MOMENT);
    assertEquals(3, take("abc"));
  }

  @Test
  void aRestartWaitsAsLongAnewWhateverTheClockSays() {
    take("abc");
    clock.off(Duration.ofDays(30));
    anotherProcess();
    assertEquals(0, take("abc"));
    clock.pass(WINDOW.multipliedBy(2));
    assertEquals(3, take("abc"));
  }

  @Test
  void aProcessThatFindsNoMarkNeedNotWait() {
    assertEquals(3, take("abc"));
  }

  @Test
  void aCharacterOfTwoHalvesLeavesWholeOrNotAtAll() {
    String dog = "\uD83D\uDC36";
    assertEquals(8, budget.take("12345678" + dog, 9));
    budget = new CopyBudget(clock, new Marks());
    assertEquals(10, budget.take("12345678" + dog, 10));
  }
}
