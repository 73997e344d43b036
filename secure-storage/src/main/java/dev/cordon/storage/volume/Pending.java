package dev.cordon.storage.volume;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What changed since the last commit. Filled with the gate held shared, taken with it alone. */
final class Pending {
  private static final long HEAVY_BYTES = 64L << 20;
  private static final int HEAVY_ROWS = 4_096;

  /** Each is an open file below. */
  private static final int HEAVY_IDLE = 256;

  private final Set<Node> changed = ConcurrentHashMap.newKeySet();
  private final Set<Long> removed = ConcurrentHashMap.newKeySet();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicInteger idle = new AtomicInteger();

  void changed(Node node) {
    changed.add(node);
  }

  void removed(Node node) {
    removed.add(node.number);
  }

  void wrote(long more) {
    bytes.addAndGet(more);
  }

  /** A file was closed whose content stays open until the next commit. */
  void idled() {
    idle.incrementAndGet();
  }

  /** Whether so much has piled up that the next change should wait for a commit. */
  boolean isHeavy() {
    return bytes.get() >= HEAVY_BYTES
        || changed.size() + removed.size() >= HEAVY_ROWS
        || idle.get() >= HEAVY_IDLE;
  }

  /** What changed and still exists, by number. */
  List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    for (Node node : changed) {
      if (!node.detached) {
        nodes.add(node);
      }
    }
    nodes.sort(Comparator.comparingLong(node -> node.number));
    return nodes;
  }

  List<Long> removedNodes() {
    return new ArrayList<>(removed);
  }

  /** Begins anew. */
  void clear() {
    changed.clear();
    removed.clear();
    bytes.set(0);
    idle.set(0);
  }

  /** Takes back what a failed commit had taken. */
  void restore(Collection<Node> nodes, Collection<Long> gone) {
    changed.addAll(nodes);
    removed.addAll(gone);
  }
}
