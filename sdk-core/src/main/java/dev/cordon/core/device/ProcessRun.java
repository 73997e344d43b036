package dev.cordon.core.device;

import java.util.UUID;

/** The run of this process, for clocks that know of no other. */
final class ProcessRun {
  static final String ID = "process " + UUID.randomUUID();

  private static final long BEGAN_NANOS = System.nanoTime();

  private ProcessRun() {}

  static long elapsedMillis() {
    return (System.nanoTime() - BEGAN_NANOS) / 1_000_000;
  }
}
