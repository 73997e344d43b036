package dev.cordon.storage.volume;

import dev.cordon.storage.content.Content;
import dev.cordon.storage.content.ContentState;
import dev.cordon.storage.ledger.Row;
import java.util.ArrayList;
import java.util.List;

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

  /** Contents that somebody goes on writing while the commit names them for the first time. */
  final List<Long> written = new ArrayList<>();

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
