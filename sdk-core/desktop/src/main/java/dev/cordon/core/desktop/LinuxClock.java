package dev.cordon.core.desktop;

import dev.cordon.core.device.DeviceClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The clock of Linux, whose kernel names each of its starts and says how long it has been running
 * (proc(5): {@code boot_id}, {@code uptime}), so that a run outlives the process. It is not relied
 * upon to count sleep: a virtual machine that was paused does not know of it. Safe for many
 * threads.
 */
final class LinuxClock implements DeviceClock {
  private static final Path PROC = Path.of("/proc");
  private static final long REREAD_NANOS = 1_000_000_000;

  private final Path uptime;
  private final String run;
  private final AtomicLong latestMillis = new AtomicLong();
  private volatile Reading reading;

  private record Reading(long millis, long atNanos) {}

  private LinuxClock(Path uptime, String run, Reading first) {
    this.uptime = uptime;
    this.run = run;
    this.reading = first;
  }

  /** That clock; empty on other systems, and where the kernel does not say. */
  static Optional<DeviceClock> find() {
    return find(PROC);
  }

  static Optional<DeviceClock> find(Path proc) {
    try {
      String boot = Files.readString(proc.resolve("sys/kernel/random/boot_id")).trim();
      Path uptime = proc.resolve("uptime");
      return Optional.of(new LinuxClock(uptime, "boot " + boot, read(uptime)));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Reading read(Path uptime) throws IOException {
    String seconds = Files.readString(uptime).split(" ", 2)[0];
    return new Reading((long) (Double.parseDouble(seconds) * 1000), System.nanoTime());
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long millis() {
    return System.currentTimeMillis();
  }

  @Override
  public String run() {
    return run;
  }

  /** Asking the kernel costs microseconds: it is asked once a second, and counted on from there. */
  @Override
  public long elapsedMillis() {
    Reading last = reading;
    long nanos = System.nanoTime() - last.atNanos;
    if (nanos > REREAD_NANOS) {
      try {
        last = read(uptime);
        reading = last;
        nanos = 0;
      } catch (IOException | NumberFormatException e) {
        // It said so before: what was counted since goes on.
      }
    }
    return latestMillis.accumulateAndGet(last.millis + nanos / 1_000_000, Math::max);
  }
}
