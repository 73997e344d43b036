package dev.cordon.storage.torn;

import dev.cordon.storage.torn.EntryChange.At;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** All nodes of a disk and the names' changes that were not forced yet. Safe for many threads. */
final class Tree {
  private final Faults faults = new Faults();
  private final DirectoryNode root;
  private final List<EntryChange> unforced = new ArrayList<>(); // guarded by this

  Tree(DirectoryNode root) {
    this.root = root;
  }

  Faults faults() {
    return faults;
  }

  /** What lies at an absolute place of the default file system's form. */
  synchronized Optional<Node> find(Path place) throws IOException {
    faults.requirePower();
    Node node = root;
    for (Path name : place.normalize()) {
      if (name.toString().isEmpty()) {
        continue;
      }
      Optional<Node> next =
          node instanceof DirectoryNode directory
              ? Optional.ofNullable(directory.now().get(name.toString()))
              : Optional.empty();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      node = next.get();
    }
    return Optional.of(node);
  }

  synchronized void createDirectory(Path place) throws IOException {
    create(place, root.another());
  }

  synchronized void create(Path place, Node node) throws IOException {
    if (find(place).isPresent()) {
      throw new FileAlreadyExistsException(place.toString());
    }
    changeNames(EntryChange.created(at(place), node));
  }

  synchronized void delete(Path place) throws IOException {
    Node node = existing(place);
    if (node instanceof DirectoryNode directory && !directory.now().isEmpty()) {
      throw new DirectoryNotEmptyException(place.toString());
    }
    changeNames(EntryChange.deleted(at(place), node));
  }

  synchronized void move(Path from, Path to, boolean replaces) throws IOException {
    Node node = existing(from);
    if (!replaces && find(to).isPresent()) {
      throw new FileAlreadyExistsException(to.toString());
    }
    changeNames(new EntryChange(Optional.of(at(from)), Optional.of(at(to)), node));
  }

  synchronized List<String> names(Path place) throws IOException {
    if (existing(place) instanceof DirectoryNode directory) {
      return List.copyOf(directory.now().keySet());
    }
    throw new NotDirectoryException(place.toString());
  }

  synchronized Node existing(Path place) throws IOException {
    return find(place).orElseThrow(() -> new NoSuchFileException(place.toString()));
  }

  synchronized long length(Node node) throws IOException {
    faults.requirePower();
    return node instanceof FileNode file ? file.now().length() : 0;
  }

  synchronized int read(FileNode file, ByteBuffer target, long position) throws IOException {
    faults.requirePower();
    return file.now().read(target, position);
  }

  synchronized void write(FileNode file, byte[] bytes, long position) throws IOException {
    int start = Math.toIntExact(position);
    Faults.Fate fate = faults.next();
    if (fate == Faults.Fate.FAILS) {
      file.change(new FileChange.Write(start, Arrays.copyOf(bytes, bytes.length / 2)));
    } else {
      file.change(new FileChange.Write(start, bytes));
    }
    require(fate);
  }

  synchronized void truncate(FileNode file, long size) throws IOException {
    Faults.Fate fate = faults.next();
    if (fate != Faults.Fate.FAILS) {
      file.change(new FileChange.Truncate(Math.toIntExact(size)));
    }
    require(fate);
  }

  synchronized void force(Node node) throws IOException {
    require(faults.next());
    if (node instanceof FileNode file) {
      file.force();
    } else if (node instanceof DirectoryNode directory) {
      List<EntryChange> of = unforced.stream().filter(it -> it.touches(directory)).toList();
      of.forEach(change -> change.apply(DirectoryNode::forced));
      unforced.removeAll(of);
    }
  }

  /** The same again, in nodes of its own, with the same changes not yet forced. */
  synchronized Tree copy() {
    IdentityHashMap<Node, Node> copies = new IdentityHashMap<>();
    Tree tree = new Tree((DirectoryNode) copy(root, copies));
    for (EntryChange change : unforced) {
      tree.unforced.add(change.of(node -> copy(node, copies)));
    }
    return tree;
  }

  synchronized void losePower(Random random) {
    for (EntryChange change : unforced) {
      if (random.nextBoolean()) {
        unlink(root, change.node());
        change.apply(DirectoryNode::forced);
      }
    }
    unforced.clear();
    settle(root, random);
  }

  /** No file has two names, also if an earlier move of it did not happen. */
  private static void unlink(DirectoryNode directory, Node node) {
    directory.forced().values().removeIf(it -> it == node);
    for (Node child : directory.forced().values()) {
      if (child instanceof DirectoryNode below) {
        unlink(below, node);
      }
    }
  }

  private static void settle(DirectoryNode directory, Random random) {
    directory.now().clear();
    directory.now().putAll(directory.forced());
    for (Node child : directory.now().values()) {
      if (child instanceof FileNode file) {
        file.losePower(random);
      } else if (child instanceof DirectoryNode below) {
        settle(below, random);
      }
    }
  }

  private static Node copy(Node node, IdentityHashMap<Node, Node> copies) {
    Node known = copies.get(node);
    if (known != null) {
      return known;
    }
    if (node instanceof FileNode file) {
      copies.put(node, file.copy());
    } else if (node instanceof DirectoryNode directory) {
      DirectoryNode copy = directory.another();
      copies.put(node, copy);
      directory.now().forEach((name, child) -> copy.now().put(name, copy(child, copies)));
      directory.forced().forEach((name, child) -> copy.forced().put(name, copy(child, copies)));
    }
    return copies.getOrDefault(node, node);
  }

  private void changeNames(EntryChange change) throws IOException {
    Faults.Fate fate = faults.next();
    if (fate != Faults.Fate.FAILS) {
      change.apply(DirectoryNode::now);
      unforced.add(change);
    }
    require(fate);
  }

  private void require(Faults.Fate fate) throws IOException {
    if (fate == Faults.Fate.FAILS) {
      throw faults.failure();
    }
    faults.requirePower();
  }

  private At at(Path place) throws IOException {
    Path parent = place.normalize().getParent();
    if (parent != null && existing(parent) instanceof DirectoryNode directory) {
      return new At(directory, String.valueOf(place.normalize().getFileName()));
    }
    throw new NotDirectoryException(String.valueOf(parent));
  }
}
