package dev.cordon.storage.volume;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Who lies where. Its monitor guards all places; it is never held while the medium is waited for.
 * Each change is noted as pending.
 */
final class Tree {
  private final Node root;
  private final Pending pending;
  private final Gate gate;

  Tree(Node root, Pending pending, Gate gate) {
    this.root = root;
    this.pending = pending;
    this.gate = gate;
  }

  /** Knows no name any more, whoever still has a file of it open; the gate is shut. */
  synchronized void forget() {
    Deque<Node> left = new ArrayDeque<>();
    left.add(root);
    while (!left.isEmpty()) {
      Node node = left.remove();
      left.addAll(node.children.values());
      node.children.clear();
      node.parent = Optional.empty();
      node.name = "";
    }
  }

  synchronized Node find(Place place) throws IOException {
    gate.requireOpen(); // what was forgotten would look as if it were not there
    Node node = root;
    for (String name : place.names()) {
      if (!node.directory) {
        throw new NotDirectoryException(place.toString());
      }
      node = node.children.get(Names.canonical(name));
      if (node == null) {
        throw new NoSuchFileException(place.toString());
      }
    }
    return node;
  }

  synchronized List<String> list(Place place) throws IOException {
    Node node = find(place);
    if (!node.directory) {
      throw new NotDirectoryException(place.toString());
    }
    return new ArrayList<>(node.children.keySet());
  }

  synchronized void createDirectory(Place place, long number, long nanos) throws IOException {
    if (child(place).isPresent()) {
      throw new FileAlreadyExistsException(place.toString());
    }
    add(place, new Node(number, true, Times.all(nanos), 0), nanos);
  }

  /** The file at {@code place}, made if {@code mode} says so, counted as open once more. */
  synchronized Node claim(Place place, OpenMode mode, LongSupplier numbers, long nanos)
      throws IOException {
    Optional<Node> there = child(place);
    if (there.isPresent() && mode.mustBeNew()) {
      throw new FileAlreadyExistsException(place.toString());
    }
    if (there.isPresent() && there.get().directory) {
      throw new FileSystemException(place.toString(), null, "is a directory");
    }
    if (!there.isPresent() && !mode.creates()) {
      throw new NoSuchFileException(place.toString());
    }
    Node node =
        there.isPresent()
            ? there.get()
            : add(place, new Node(numbers.getAsLong(), false, Times.all(nanos), 0), nanos);
    node.handles.incrementAndGet();
    if (mode.writes()) {
      node.writers.incrementAndGet();
    }
    return node;
  }

  /** All files that expire. */
  synchronized List<Node> expiring() {
    List<Node> found = new ArrayList<>();
    Deque<Node> left = new ArrayDeque<>();
    left.add(root);
    while (!left.isEmpty()) {
      Node node = left.remove();
      left.addAll(node.children.values());
      if (node.expires()) {
        found.add(node);
      }
    }
    return found;
  }

  /** Takes away what lies at {@code place}. */
  synchronized Node remove(Place place, long nanos) throws IOException {
    Node node = find(place);
    requireRemovable(node, place);
    detach(node, nanos);
    return node;
  }

  /** Takes {@code node} away, if that was not done yet. */
  synchronized void remove(Node node, long nanos) {
    if (!node.detached) {
      detach(node, nanos);
    }
  }

  /** Moves; returns what was replaced. */
  synchronized Optional<Node> move(Place from, Place to, boolean replace, long nanos)
      throws IOException {
    Node node = find(from);
    if (!node.parent.isPresent()) {
      throw new FileSystemException(from.toString(), to.toString(), "the root stays");
    }
    Optional<Node> target = child(to);
    if (target.isPresent() && target.get() == node) {
      return Optional.empty();
    }
    if (target.isPresent() && !replace) {
      throw new FileAlreadyExistsException(to.toString());
    }
    requireOutside(node, from, to);
    if (target.isPresent()) {
      requireRemovable(target.get(), to);
      detach(target.get(), nanos);
    }
    unlink(node, nanos);
    add(to, node, nanos);
    return target;
  }

  /**
   * Puts the file at {@code from} to {@code to}; a file that lies there goes to {@code from}.
   *
   * @return whether there was one
   */
  synchronized boolean swap(Place from, Place to, long nanos) throws IOException {
    Node node = find(from);
    Optional<Node> there = child(to);
    if (node.directory || (there.isPresent() && there.get().directory)) {
      throw new FileSystemException(to.toString(), null, "is a directory");
    }
    unlink(node, nanos);
    if (there.isPresent()) {
      unlink(there.get(), nanos);
      add(from, there.get(), nanos);
    }
    add(to, node, nanos);
    return there.isPresent();
  }

  /** Whether {@code node} is what lies at {@code place}. */
  synchronized boolean isAt(Place place, Node node) throws IOException {
    Optional<Node> there = child(place);
    return there.isPresent() && there.get() == node;
  }

  /** Where {@code node} lies; where it lay if it was deleted. */
  synchronized Place placeOf(Node node) {
    List<String> names = new ArrayList<>();
    for (Node at = node; at.parent.isPresent(); at = at.parent.get()) {
      names.add(at.name);
    }
    Collections.reverse(names);
    return new Place(names);
  }

  /** What lies at {@code place}, whose directory must be there. */
  private Optional<Node> child(Place place) throws IOException {
    Optional<Place> parent = place.parent();
    if (!parent.isPresent()) {
      return Optional.of(root);
    }
    String name = Names.canonical(place.name());
    return Optional.ofNullable(directory(parent.get(), place).children.get(name));
  }

  private Node directory(Place parent, Place place) throws IOException {
    Node node = find(parent);
    if (!node.directory) {
      throw new NotDirectoryException(place.toString());
    }
    return node;
  }

  private Node add(Place place, Node node, long nanos) throws IOException {
    Node parent = directory(place.parent().orElse(Place.ROOT), place);
    node.name = Names.canonical(place.name());
    node.parent = Optional.of(parent);
    parent.children.put(node.name, node);
    parent.modified(nanos);
    pending.changed(parent);
    pending.changed(node);
    return node;
  }

  private void detach(Node node, long nanos) {
    unlink(node, nanos);
    node.detached = true;
    pending.removed(node);
  }

  private void unlink(Node node, long nanos) {
    Node parent = node.parent.orElse(root);
    parent.children.remove(node.name);
    parent.modified(nanos);
    pending.changed(parent);
  }

  private static void requireRemovable(Node node, Place place) throws IOException {
    if (!node.children.isEmpty()) {
      throw new DirectoryNotEmptyException(place.toString());
    }
    if (!node.parent.isPresent()) {
      throw new FileSystemException(place.toString(), null, "the root stays");
    }
  }

  private void requireOutside(Node node, Place from, Place to) throws IOException {
    Optional<Node> above = Optional.of(directory(to.parent().orElse(Place.ROOT), to));
    while (above.isPresent()) {
      if (above.get() == node) {
        throw new FileSystemException(
            from.toString(), to.toString(), "a directory cannot lie in itself");
      }
      above = above.get().parent;
    }
  }
}
