package dev.cordon.storage.volume;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.ledger.Row;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes the tree that the ledger's rows describe, or finds that they describe none. */
final class TreeReading {
  private final Map<Long, Node> nodes = new HashMap<>();

  private TreeReading() {}

  /** The root of all {@code rows}. */
  static Node root(Collection<Row> rows) throws StorageException {
    TreeReading reading = new TreeReading();
    for (Row row : rows) {
      reading.nodes.put(row.node(), Node.of(row));
    }
    for (Row row : rows) {
      reading.link(row);
    }
    Node root = reading.node(Row.ROOT);
    if (reading.reachable(root) != rows.size()) {
      throw damaged(); // a ring of directories hangs on nothing
    }
    return root;
  }

  private void link(Row row) throws StorageException {
    Node node = node(row.node());
    if (row.node() == Row.ROOT) {
      return;
    }
    Node parent = node(row.parent());
    boolean taken = parent.children.put(node.name, node) != null;
    if (taken || !parent.directory || !Names.canonical(node.name).equals(node.name)) {
      throw damaged();
    }
    node.parent = Optional.of(parent);
  }

  private Node node(long number) throws StorageException {
    Node node = nodes.get(number);
    if (node == null) {
      throw damaged();
    }
    return node;
  }

  private int reachable(Node root) {
    int count = 0;
    Deque<Node> left = new ArrayDeque<>();
    left.add(root);
    while (!left.isEmpty()) {
      left.addAll(left.remove().children.values());
      count++;
    }
    return count;
  }

  private static StorageException damaged() {
    return new StorageException(Problem.DAMAGED, "");
  }
}
