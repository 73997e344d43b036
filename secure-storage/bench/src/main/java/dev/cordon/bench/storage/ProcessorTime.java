package dev.cordon.bench.storage;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The processor time of this process, all its threads together. What the JDK gives counts in ticks
 * of 10 ms, a tenth of our shorter loads; Linux keeps each thread's nanoseconds ({@code
 * /proc/self/task/N/schedstat}, first number, of the kernel's sched-stats.rst). A thread that ended
 * is counted no more, so the players' virtual machines keep theirs (see {@link Seat}).
 */
final class ProcessorTime {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final boolean EXACT = Files.exists(Path.of("/proc/self/schedstat"));
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private ProcessorTime() {}

  static long nanos() throws IOException {
    return EXACT ? ofAllTasks() : SYSTEM.getProcessCpuTime();
  }

  private static long ofAllTasks() throws IOException {
    long sum = 0;
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        sum += of(task);
      }
    }
    return sum;
  }

  private static long of(Path task) throws IOException {
    try {
      String numbers = Files.readString(task.resolve("schedstat"));
      return Long.parseLong(numbers.substring(0, numbers.indexOf(' ')));
    } catch (IOException endedMeanwhile) {
      return 0;
    }
  }
}
