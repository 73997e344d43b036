package dev.cordon.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("J1")
@Timeout(120)
class ErrandTest {
  private static final Duration NEVER = Duration.ofDays(365);
  private final AtomicInteger done = new AtomicInteger();
  private final List<Reason.Code> told = new CopyOnWriteArrayList<>();
  private ScheduledThreadPoolExecutor scheduler;
  private Problems problems;

  @BeforeEach
  void start() {
    scheduler = new ScheduledThreadPoolExecutor(1);
    problems = new Problems(scheduler::isShutdown);
    var unused = problems.onProblem(problem -> told.add(problem.reason().code()));
  }

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
  }

  /** Runs on the scheduler's thread alone, as an errand wants. */
  private Errand errand(Errand.Work work, Duration interval) {
    Errand[] self = new Errand[1];
    Backoff backoff = new Backoff(Duration.ofMillis(5), Duration.ofMillis(20), new Random(1));
    self[0] = new Errand(work, () -> interval, () -> self[0].run(), backoff, scheduler, problems);
    return self[0];
  }

  private boolean once() {
    done.incrementAndGet();
    return false;
  }

  @Test
  void itComesAgainAfterItsInterval() throws Exception {
    scheduler.execute(errand(this::once, Duration.ofMillis(10))::run);
    Handset.await(() -> done.get() >= 3);
    assertEquals(List.of(), told);
  }

  @Test
  void whatIsMoreIsDoneAtOnce() throws Exception {
    scheduler.execute(errand(() -> done.incrementAndGet() < 5, NEVER)::run);
    Handset.await(() -> done.get() == 5);
  }

  @Test
  void whatFailsIsToldAndTriedAgainLongBeforeTheInterval() throws Exception {
    Errand.Work fails =
        () -> {
          if (done.incrementAndGet() < 4) {
            throw new ContainerException(Reason.of(Reason.Code.SERVER_UNREACHABLE));
          }
          return false;
        };
    scheduler.execute(errand(fails, NEVER)::run);
    Handset.await(() -> done.get() == 4);
    assertEquals(3, told.size());
  }

  @Test
  void itSaysWhetherItWentWell() {
    assertTrue(errand(this::once, NEVER).run());
    assertFalse(
        errand(
                () -> {
                  throw new ContainerException(Reason.of(Reason.Code.SERVER_UNREACHABLE));
                },
                NEVER)
            .run());
  }

  @Test
  void settlingPlansItOnceAndCancellingNotAtAll() throws Exception {
    Errand settled = errand(this::once, Duration.ofMillis(50));
    settled.cancel();
    settled.settle();
    settled.settle();
    assertEquals(1, scheduler.getQueue().size());
    settled.cancel();
    scheduler.purge();
    assertEquals(0, scheduler.getQueue().size());
  }
}
