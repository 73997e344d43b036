package dev.cordon.storage.torn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A file: what it holds now, what the medium holds, and the changes between. */
final class FileNode implements Node {
  private Image now = new Image();
  private Image forced = new Image();
  private final List<FileChange> unforced = new ArrayList<>();
  private final Set<TornChannel> lockers = ConcurrentHashMap.newKeySet();

  Image now() {
    return now;
  }

  void change(FileChange change) {
    change.apply(now);
    unforced.add(change);
  }

  void force() {
    unforced.forEach(change -> change.apply(forced));
    unforced.clear();
  }

  /** Who holds a lock on it; a copy has none. */
  Set<TornChannel> lockers() {
    return lockers;
  }

  FileNode copy() {
    FileNode copy = new FileNode();
    copy.now = now.copy();
    copy.forced = forced.copy();
    copy.unforced.addAll(unforced);
    return copy;
  }

  void losePower(Random random) {
    unforced.forEach(change -> change.tear(forced, random));
    unforced.clear();
    now = forced.copy();
  }
}
