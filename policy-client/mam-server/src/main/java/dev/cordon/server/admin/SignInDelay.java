package dev.cordon.server.admin;

import dev.cordon.server.http.Refused;
import dev.cordon.server.register.Administrators.Delay;
import dev.cordon.server.register.Register;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Slows guessing down: after each wrong password of a name, known or not, the wait doubles, from
 * one second to five minutes. Kept in the register, so that a restart does not end it.
 */
@Singleton
public final class SignInDelay {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MAX_DOUBLINGS = 9;
  private static final int MAX_WAITING = 4;

  private final Register register;
  private final Clock clock;

  /** Held while a password is looked at: attempts at once must not share one delay, nor memory. */
  private final ReentrantLock looking = new ReentrantLock(true);

  @Inject
  public SignInDelay(Register register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  /** An attempt that was counted, and what stood there before and stands now. */
  record Counted(String nameSha256, Optional<Delay> before, Delay now) {}

  /** A look at one password. */
  interface Look<T> {
    T at() throws Refused;
  }

  <T> T oneAtATime(Look<T> look) throws Refused {
    if (looking.getQueueLength() >= MAX_WAITING) {
      throw Refused.tooSoon(Duration.ofSeconds(1));
    }
    looking.lock();
    try {
      return look.at();
    } finally {
      looking.unlock();
    }
  }

  /**
   * Counts an attempt as a wrong one before the password is looked at, so that servers beside this
   * one do not let others of the same name through meanwhile. A right one is forgotten after.
   */
  Counted count(String nameSha256) throws Refused {
    Instant now = Instant.ofEpochMilli(clock.millis()); // as it will be read again
    return register.transaction(
        tables -> {
          tables.administrators().forgetDelaysBefore(now.minus(Duration.ofDays(1)));
          Optional<Delay> delay = tables.administrators().delay(nameSha256);
          if (delay.isPresent()) {
            refuseIfTooSoon(now, delay.get());
          }
          long failures = 1 + delay.map(Delay::failures).orElse(0L);
          Delay counted = new Delay(failures, now.plus(waitAfter(failures)));
          tables.administrators().delay(nameSha256, counted);
          return new Counted(nameSha256, delay, counted);
        });
  }

  /**
   * Takes one attempt back, which turned out to lack something. Those that were wrong before it
   * still count, or a guesser of codes would ask without one in between.
   */
  void takeBack(Counted counted) {
    register.transaction(
        tables -> {
          String name = counted.nameSha256();
          if (tables.administrators().delay(name).equals(Optional.of(counted.now()))) {
            counted
                .before()
                .ifPresentOrElse(
                    before -> tables.administrators().delay(name, before),
                    () -> tables.administrators().noDelay(name));
          }
          return tables;
        });
  }

  private static void refuseIfTooSoon(Instant now, Delay delay) throws Refused {
    if (now.isBefore(delay.notBefore())) {
      long millis = Duration.between(now, delay.notBefore()).toMillis();
      throw Refused.tooSoon(Duration.ofSeconds((millis + 999) / 1000)); // whole seconds, upward
    }
  }

  void forget(String nameSha256) {
    register.transaction(
        tables -> {
          tables.administrators().noDelay(nameSha256);
          return tables;
        });
  }

  private static Duration waitAfter(long failures) {
    Duration wait = Duration.ofSeconds(1L << Math.min(failures - 1, MAX_DOUBLINGS));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
