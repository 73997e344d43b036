package dev.cordon.storage.torn;

import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A directory: its entries now, and those on the medium. */
final class DirectoryNode implements Node {
  private final Comparator<String> names;
  private final NavigableMap<String, Node> now;
  private final NavigableMap<String, Node> forced;

  /**
   * An empty one.
   *
   * @param names how names are told apart
   */
  DirectoryNode(Comparator<String> names) {
    this.names = names;
    now = new TreeMap<>(names);
    forced = new TreeMap<>(names);
  }

  /** An empty one that tells names apart as this one does. */
  DirectoryNode another() {
    return new DirectoryNode(names);
  }

  NavigableMap<String, Node> now() {
    return now;
  }

  NavigableMap<String, Node> forced() {
    return forced;
  }
}
