package dev.cordon.storage.torn;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** Counts changes and says what becomes of each. Safe for many threads. */
final class Faults {
  /** What becomes of a change. */
  enum Fate {
    HAPPENS,
    FAILS,
    /** It is under way when the power goes. */
    LOSES_POWER
  }

  private static final long NEVER = Long.MAX_VALUE;

  // All guarded by this.
  private long changes;
  private long firstFailure = NEVER;
  private long failures;
  private String message = "";
  private long powerCut = NEVER;
  private boolean off;
  private boolean denied;
  private String lockRefusal = "";

  synchronized long changes() {
    return changes;
  }

  synchronized void failAt(long change, long times, String why) {
    firstFailure = changes + change;
    failures = times;
    message = why;
  }

  synchronized void cutPowerAt(long change) {
    powerCut = changes + change;
  }

  synchronized void deny(boolean all) {
    denied = all;
  }

  synchronized void requireWritable(Path place) throws IOException {
    if (denied) {
      throw new AccessDeniedException(place.toString());
    }
  }

  synchronized void refuseLocks(String why) {
    lockRefusal = why;
  }

  synchronized void requireLocks() throws IOException {
    if (!lockRefusal.isEmpty()) {
      throw new IOException(lockRefusal);
    }
  }

  synchronized void requirePower() throws IOException {
    if (off) {
      throw new IOException("the power is off");
    }
  }

  synchronized Fate next() throws IOException {
    requirePower();
    changes++;
    if (denied) {
      throw new AccessDeniedException("");
    }
    if (changes == powerCut) {
      off = true;
      return Fate.LOSES_POWER;
    }
    boolean fails = changes >= firstFailure && changes - firstFailure < failures;
    return fails ? Fate.FAILS : Fate.HAPPENS;
  }

  synchronized IOException failure() {
    return new IOException(message);
  }
}
