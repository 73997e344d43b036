package dev.cordon.mail.desktop.demo.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks for canaries in every byte of every file below some directories, and in the files' names.
 *
 * <p>All patterns at once: the first eight bytes of each are looked up at every position.
 */
public final class DiskScan {
  private final Map<Long, List<Canaries.Pattern>> byHead = new HashMap<>();
  private long files;
  private long bytes;
  private final List<String> finds = new ArrayList<>();

  private DiskScan(Canaries canaries) {
    for (Canaries.Pattern pattern : canaries.patterns()) {
      long head = ByteBuffer.wrap(pattern.bytes).getLong();
      byHead.computeIfAbsent(head, any -> new ArrayList<>()).add(pattern);
    }
  }

  /** Scans everything below {@code roots}. */
  public static DiskScan of(Canaries canaries, Path... roots) throws IOException {
    DiskScan scan = new DiskScan(canaries);
    for (Path root : roots) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path path : (Iterable<Path>) all::iterator) {
          scan.look(root, path);
        }
      }
    }
    return scan;
  }

  /** Whether nothing was found. */
  public boolean isClean() {
    return finds.isEmpty();
  }

  /** Files looked at. */
  public long files() {
    return files;
  }

  /** Bytes looked at. */
  public long bytes() {
    return bytes;
  }

  /** The files in which something was found, never what. */
  public List<String> finds() {
    return List.copyOf(finds);
  }

  private void look(Path root, Path path) throws IOException {
    String name = root.relativize(path).toString();
    search(name.getBytes(StandardCharsets.UTF_8), name);
    if (Files.isRegularFile(path)) {
      byte[] content = Files.readAllBytes(path);
      files++;
      bytes += content.length;
      search(content, name);
    }
  }

  private void search(byte[] content, String name) {
    if (content.length < Long.BYTES) {
      return;
    }
    long head = ByteBuffer.wrap(content).getLong() >>> 8;
    for (int at = 0; at + Long.BYTES <= content.length; at++) {
      head = (head << 8) | (content[at + Long.BYTES - 1] & 0xff);
      List<Canaries.Pattern> candidates = byHead.get(head);
      if (candidates != null && anyMatches(candidates, content, at)) {
        finds.add(name);
        return;
      }
    }
  }

  private static boolean anyMatches(List<Canaries.Pattern> candidates, byte[] content, int at) {
    for (Canaries.Pattern pattern : candidates) {
      if (matches(pattern.bytes, content, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] pattern, byte[] content, int at) {
    return at + pattern.length <= content.length
        && Arrays.equals(pattern, 0, pattern.length, content, at, at + pattern.length);
  }
}
