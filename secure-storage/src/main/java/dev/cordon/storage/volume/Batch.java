package dev.cordon.storage.volume;

import dev.cordon.storage.content.Content;
import dev.cordon.storage.content.ContentState;
import dev.cordon.storage.ledger.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one commit brings to the medium, taken while nobody changed anything. */
final class Batch {
  /**
   * A content to be forced.
   *
   * @param state that the row in {@code rows} names
   */
  record Sealed(Node node, Body body, Content content, ContentState state) {}

  final List<Node> nodes;
  final List<Row> rows = new ArrayList<>();
  final List<Sealed> sealed = new ArrayList<>();
  final List<Long> removed;
  final List<Long> doomed;
  final List<Long> gone;

  /** Contents whose files may be longer than their rows say, named for the first time. */
  final List<Long> written = new ArrayList<>();

  /** Contents whose files are cut after this commit, and so are not as long as it says before. */
  final Set<Long> uncut = new HashSet<>();

  /** No node or content of this state has this number or a higher one. */
  final long next;

  Batch(List<Node> nodes, List<Long> removed, List<Long> doomed, List<Long> gone, long next) {
    this.nodes = nodes;
    this.removed = removed;
    this.doomed = doomed;
    this.gone = gone;
    this.next = next;
  }

  /** Whether there is nothing that must be told to the medium now. */
  boolean isIdle() {
    return nodes.isEmpty() && removed.isEmpty() && doomed.isEmpty();
  }
}
