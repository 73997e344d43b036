package dev.cordon.storage.torn;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One change of names: created (no {@code from}), deleted (no {@code to}) or moved.
 *
 * @param node what has the name
 */
record EntryChange(Optional<At> from, Optional<At> to, Node node) {
  /** A name in a directory. */
  record At(DirectoryNode directory, String name) {}

  static EntryChange created(At at, Node node) {
    return new EntryChange(Optional.empty(), Optional.of(at), node);
  }

  static EntryChange deleted(At at, Node node) {
    return new EntryChange(Optional.of(at), Optional.empty(), node);
  }

  boolean touches(DirectoryNode directory) {
    return from.filter(at -> at.directory() == directory).isPresent()
        || to.filter(at -> at.directory() == directory).isPresent();
  }

  /** Applies it to the entries that {@code view} shows, those of now or the forced ones. */
  void apply(Function<DirectoryNode, NavigableMap<String, Node>> view) {
    from.ifPresent(at -> view.apply(at.directory()).remove(at.name(), node));
    to.ifPresent(at -> view.apply(at.directory()).put(at.name(), node));
  }

  EntryChange of(UnaryOperator<Node> copies) {
    return new EntryChange(
        from.map(at -> copy(at, copies)), to.map(at -> copy(at, copies)), copies.apply(node));
  }

  private static At copy(At at, UnaryOperator<Node> copies) {
    return new At((DirectoryNode) copies.apply(at.directory()), at.name());
  }
}
