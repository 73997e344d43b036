package dev.cordon.storage.torn;

import java.util.NavigableMap;
import java.util.TreeMap;

/** A directory: its entries now, and those on the medium. */
final class DirectoryNode implements Node {
  private final NavigableMap<String, Node> now = new TreeMap<>();
  private final NavigableMap<String, Node> forced = new TreeMap<>();

  NavigableMap<String, Node> now() {
    return now;
  }

  NavigableMap<String, Node> forced() {
    return forced;
  }
}
