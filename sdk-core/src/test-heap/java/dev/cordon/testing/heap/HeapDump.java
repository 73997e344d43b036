package dev.cordon.testing.heap;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for secrets in everything that this JVM's heap still holds. It keeps each of them inverted,
 * so that it does not find itself. Arrays that nobody refers to any more are not in it, nor is any
 * memory outside of the heap.
 */
public final class HeapDump {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int LEAST_BYTES = 12;

  private static final class Inverted {
    private final String name;
    private final byte[] bytes;

    Inverted(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    boolean isAt(byte[] buffer, int at) {
      for (int i = 0; i < bytes.length; i++) {
        if (buffer[at + i] != (byte) ~bytes[i]) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Inverted> all = new ArrayList<>();
  private final boolean[] first = new boolean[1 << 16]; // two bytes that one of them begins with

  /** Will look for {@code secret}, and its hexadecimal digits; zeroes it. */
  public void lookFor(String name, byte[] secret) {
    byte[] digits = new byte[2 * secret.length];
    for (int i = 0; i < digits.length; i++) {
      int half = (secret[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xf;
      digits[i] = (byte) Character.forDigit(half, 16);
    }
    add(name + " in digits", digits);
    for (int i = 0; i < digits.length; i++) {
      digits[i] = (byte) Character.toUpperCase(digits[i]);
    }
    add(name + " in digits", digits);
    add(name, secret);
    Arrays.fill(digits, (byte) 0);
    Arrays.fill(secret, (byte) 0);
  }

  /** Will look for a text of 12 characters or more, as arrays and strings have it. */
  public void lookForText(String name, String text) {
    for (var form :
        List.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      add(name, text.getBytes(form));
    }
  }

  private void add(String name, byte[] secret) {
    if (secret.length < LEAST_BYTES) {
      throw new IllegalArgumentException("so few bytes may be there by chance");
    }
    byte[] kept = new byte[secret.length];
    first[(secret[0] & 0xff) << 8 | (secret[1] & 0xff)] = true;
    for (int i = 0; i < secret.length; i++) {
      kept[i] = (byte) ~secret[i];
    }
    all.add(new Inverted(name, kept));
  }

  /** The names of those that are there now, sorted. */
  public List<String> found(Path directory) throws IOException {
    Path dump = Files.createTempDirectory(directory, "heap").resolve("dump.hprof");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(dump.toString(), true);
    Set<String> found = new TreeSet<>();
    try (InputStream in = Files.newInputStream(dump)) {
      search(in, found);
    } finally {
      Files.delete(dump);
    }
    return List.copyOf(found);
  }

  private void search(InputStream in, Set<String> found) throws IOException {
    int most = all.stream().mapToInt(each -> each.bytes.length).max().orElse(2);
    byte[] buffer = new byte[BUFFER_BYTES];
    int kept = 0;
    int count;
    while ((count = in.readNBytes(buffer, kept, buffer.length - kept)) > 0) {
      int filled = kept + count;
      search(buffer, filled, found);
      kept = Math.min(filled, most - 1);
      System.arraycopy(buffer, filled - kept, buffer, 0, kept);
    }
  }

  private void search(byte[] buffer, int filled, Set<String> found) {
    for (int at = 0; at + 1 < filled; at++) {
      if (first[(buffer[at] & 0xff) << 8 | (buffer[at + 1] & 0xff)]) {
        for (Inverted each : all) {
          if (at + each.bytes.length <= filled && each.isAt(buffer, at)) {
            found.add(each.name);
          }
        }
      }
    }
  }
}
