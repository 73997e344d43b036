package dev.cordon.server.operation;

import dev.cordon.server.register.Register;
import dev.cordon.server.register.RegisterUnavailableException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether requests should be sent here: once the keys are read, while the database answers, until
 * the server is told to end. Safe for many threads.
 */
public final class Readiness {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private volatile @Nullable Register register;
  private volatile boolean isEnding;

  // Guarded by this: whoever asks often costs the database one question a second.
  private State latest = State.STARTING;
  private long latestNanos = System.nanoTime() - FRESH_NANOS;

  /** How it stands. */
  public enum State {
    STARTING,
    READY,
    DATABASE_AWAY,
    ENDING
  }

  /** Keys, root and register are there. */
  public void opened(Register opened) {
    register = opened;
  }

  /** From now on not ready. */
  public void end() {
    isEnding = true;
  }

  /** How it stands now, or did within the last second. */
  public State state() {
    if (isEnding) {
      return State.ENDING;
    }
    Register asked = register;
    return asked == null ? State.STARTING : answer(asked);
  }

  private synchronized State answer(Register asked) {
    if (latest == State.STARTING || System.nanoTime() - latestNanos >= FRESH_NANOS) {
      latest = answers(asked) ? State.READY : State.DATABASE_AWAY;
      latestNanos = System.nanoTime();
    }
    return latest;
  }

  private static boolean answers(Register asked) {
    try {
      return asked.read(tables -> tables.roots().version(1)).isPresent();
    } catch (RegisterUnavailableException e) {
      return false;
    }
  }
}
