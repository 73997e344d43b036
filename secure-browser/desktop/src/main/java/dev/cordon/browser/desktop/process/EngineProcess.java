package dev.cordon.browser.desktop.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One running engine, seen from outside. Safe for many threads. */
public final class EngineProcess {
  private static final long DEATH_SECONDS = 10;
  private static final int ROUNDS = 10;

  private final Process process;

  private EngineProcess(Process process) {
    this.process = process;
  }

  /** Starts {@code builder}'s command; of what it writes to standard error nothing is kept. */
  public static EngineProcess start(ProcessBuilder builder) throws IOException {
    return new EngineProcess(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** What it says. */
  public InputStream output() {
    return process.getInputStream();
  }

  /** What it hears; its end is its end. */
  public OutputStream input() {
    return process.getOutputStream();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /**
   * Kills it and all that it started, and waits for that, within bounds.
   *
   * @return whether all are gone
   */
  public boolean kill() {
    Set<ProcessHandle> all = new LinkedHashSet<>();
    // What is started while the others are killed is found in the next round.
    for (int round = 0; round < ROUNDS && all.addAll(process.descendants().toList()); round++) {
      all.forEach(ProcessHandle::destroyForcibly);
    }
    process.destroyForcibly();
    boolean dead = isGone(process.toHandle());
    for (ProcessHandle each : all) {
      each.destroyForcibly();
      dead &= isGone(each);
    }
    closeQuietly(process.getOutputStream());
    closeQuietly(process.getInputStream());
    return dead;
  }

  private static boolean isGone(ProcessHandle handle) {
    try {
      handle.onExit().get(DEATH_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !handle.isAlive();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private static void closeQuietly(Closeable pipe) {
    try {
      pipe.close();
    } catch (IOException e) {
      // Its other end is dead; there is nothing left to lose.
    }
  }
}
