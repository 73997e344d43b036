package dev.cordon.bench.storage;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * The times of one load for one contender. Processor time is the whole process's: whoever uses a
 * second thread pays for it.
 */
final class Timing {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final List<Long> processorNanos = new ArrayList<>();
  private final List<Long> wallNanos = new ArrayList<>();

  /** Something that takes time. */
  interface Work {
    void run() throws Exception;
  }

  void of(Work work) throws Exception {
    long processor = SYSTEM.getProcessCpuTime();
    long wall = System.nanoTime();
    work.run();
    wallNanos.add(System.nanoTime() - wall);
    processorNanos.add(SYSTEM.getProcessCpuTime() - processor);
  }

  double processorMillis() {
    return median(processorNanos) / 1e6;
  }

  double wallMillis() {
    return median(wallNanos) / 1e6;
  }

  private static double median(List<Long> nanos) {
    return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow();
  }
}
