package dev.cordon.bench.android;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Adds up what pieces of work take: the processor's time of this thread, and the time on the wall,
 * in which a busy machine may do other things too.
 */
final class Watch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private long processorNanos;
  private long wallNanos;

  double processorMillis() {
    return processorNanos / 1e6;
  }

  double wallMillis() {
    return wallNanos / 1e6;
  }

  /** A piece of work begins. */
  void start() {
    wallNanos -= System.nanoTime();
    processorNanos -= THREADS.getCurrentThreadCpuTime();
  }

  /** It is done. */
  void stop() {
    processorNanos += THREADS.getCurrentThreadCpuTime();
    wallNanos += System.nanoTime();
  }
}
