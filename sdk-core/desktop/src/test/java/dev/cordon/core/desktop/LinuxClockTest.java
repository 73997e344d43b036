package dev.cordon.core.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.device.DeviceClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("D3")
@Tag("G2")
class LinuxClockTest {
  @TempDir Path proc;

  @BeforeEach
  void aKernel() throws Exception {
    Files.createDirectories(proc.resolve("sys/kernel/random"));
    boot("11111111-2222-3333-4444-555555555555", "3600.25 7100.00");
  }

  private void boot(String id, String uptime) throws Exception {
    Files.writeString(proc.resolve("sys/kernel/random/boot_id"), id + "\n");
    Files.writeString(proc.resolve("uptime"), uptime + "\n");
  }

  @Test
  void aRunIsNamedByTheKernelAndCountedByIt() throws Exception {
    DeviceClock clock = LinuxClock.find(proc).orElseThrow();
    assertEquals("boot 11111111-2222-3333-4444-555555555555", clock.run());
    assertTrue(clock.elapsedMillis() >= 3_600_250);
    assertTrue(clock.elapsedMillis() < 3_600_250 + 60_000);
    assertFalse(clock.countsSleep());
  }

  @Test
  void anotherStartIsAnotherRun() throws Exception {
    DeviceClock before = LinuxClock.find(proc).orElseThrow();
    boot("99999999-2222-3333-4444-555555555555", "12.00 3.00");
    DeviceClock after = LinuxClock.find(proc).orElseThrow();
    assertNotEquals(before.run(), after.run());
    assertEquals(12, after.uptime().since(before.uptime()).toSeconds());
  }

  @Test
  void theCountNeverGoesBack() throws Exception {
    DeviceClock clock = LinuxClock.find(proc).orElseThrow();
    long before = clock.elapsedMillis();
    Files.writeString(proc.resolve("uptime"), "5.00 1.00");
    for (int i = 0; i < 3; i++) {
      Thread.sleep(600); // so that it is read again
      assertTrue(clock.elapsedMillis() >= before);
    }
    Files.delete(proc.resolve("uptime"));
    Thread.sleep(1100);
    assertTrue(clock.elapsedMillis() >= before);
  }

  @Test
  void aKernelThatDoesNotSayHasNone() throws Exception {
    Files.writeString(proc.resolve("uptime"), "a while");
    assertEquals(Optional.empty(), LinuxClock.find(proc));
    Files.delete(proc.resolve("sys/kernel/random/boot_id"));
    assertEquals(Optional.empty(), LinuxClock.find(proc));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void twoClocksOfThisKernelCountTheSameRun() {
    DeviceClock one = LinuxClock.find().orElseThrow();
    DeviceClock other = LinuxClock.find().orElseThrow();
    assertEquals(one.run(), other.run());
    assertTrue(one.uptime().isBefore(other.run(), other.elapsedMillis() + 1_000));
  }
}
