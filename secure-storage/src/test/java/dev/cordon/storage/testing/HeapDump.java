package dev.cordon.storage.testing;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for secrets in everything that this JVM's heap still holds. It keeps each of them inverted,
 * so that it does not find itself. Arrays that nobody refers to any more are not in it, nor is any
 * memory outside of the heap.
 */
public final class HeapDump {
  private static final int BUFFER_BYTES = 1 << 20;

  private final Map<String, byte[]> inverted = new HashMap<>();

  /** Will look for {@code secret}, of 16 bytes or more, which it zeroes. */
  public void lookFor(String name, byte[] secret) {
    byte[] kept = new byte[secret.length];
    for (int i = 0; i < secret.length; i++) {
      kept[i] = (byte) ~secret[i];
      secret[i] = 0;
    }
    inverted.put(name, kept);
  }

  /** The names of those that are there now, sorted. */
  public List<String> found(Path directory) throws IOException {
    Path dump = Files.createTempDirectory(directory, "heap").resolve("dump.hprof");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(dump.toString(), true);
    List<String> found = new ArrayList<>();
    try (InputStream in = Files.newInputStream(dump)) {
      search(in, found);
    } finally {
      Files.delete(dump);
    }
    return found.stream().distinct().sorted().toList();
  }

  private void search(InputStream in, List<String> found) throws IOException {
    int most = inverted.values().stream().mapToInt(each -> each.length).max().orElse(1);
    byte[] buffer = new byte[BUFFER_BYTES];
    int kept = 0;
    int count;
    while ((count = in.readNBytes(buffer, kept, buffer.length - kept)) > 0) {
      int filled = kept + count;
      inverted.forEach(
          (name, each) -> {
            if (isIn(buffer, filled, each)) {
              found.add(name);
            }
          });
      kept = Math.min(filled, most - 1);
      System.arraycopy(buffer, filled - kept, buffer, 0, kept);
    }
  }

  private static boolean isIn(byte[] buffer, int filled, byte[] inverted) {
    byte first = (byte) ~inverted[0];
    for (int at = 0; at + inverted.length <= filled; at++) {
      if (buffer[at] == first && isAt(buffer, at, inverted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(byte[] buffer, int at, byte[] inverted) {
    for (int i = 0; i < inverted.length; i++) {
      if (buffer[at + i] != (byte) ~inverted[i]) {
        return false;
      }
    }
    return true;
  }
}
