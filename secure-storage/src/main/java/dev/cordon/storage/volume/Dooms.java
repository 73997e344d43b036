package dev.cordon.storage.volume;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Contents on their way out: first a commit says that no row has them, then the file is deleted,
 * then a later commit says that it is gone. Safe for many threads.
 */
final class Dooms {
  private final Set<Long> pending = new TreeSet<>(); // guarded by this, as all below
  private final Set<Long> recorded = new TreeSet<>();
  private final Set<Long> gone = new TreeSet<>();

  /** Deleted files that somebody still has open. */
  private final Set<Long> inUse = new HashSet<>();

  /** No row has {@code content} any more. */
  synchronized void doom(long content, boolean stillUsed) {
    if (!recorded.contains(content)) {
      pending.add(content);
    }
    if (stillUsed) {
      inUse.add(content);
    }
  }

  /** Nobody has it open any more. */
  synchronized void release(long content) {
    inUse.remove(content);
  }

  /** Nobody has anything open any more. */
  synchronized void releaseAll() {
    inUse.clear();
  }

  /** Whether it is on its way already. */
  synchronized boolean knows(long content) {
    return pending.contains(content) || recorded.contains(content);
  }

  /** Whether the medium says that no row has it. */
  synchronized boolean isRecorded(long content) {
    return recorded.contains(content);
  }

  synchronized List<Long> pending() {
    return new ArrayList<>(pending);
  }

  synchronized List<Long> gone() {
    return new ArrayList<>(gone);
  }

  /** A commit with these is on the medium. */
  synchronized void committed(List<Long> doomed, List<Long> forgotten) {
    doomed.forEach(pending::remove); // removeAll of a long list looks through it for each element
    recorded.addAll(doomed);
    forgotten.forEach(gone::remove);
  }

  /** Those whose files may be deleted now. */
  synchronized List<Long> deletable() {
    List<Long> free = new ArrayList<>(recorded);
    free.removeAll(inUse);
    return free;
  }

  synchronized void deleted(long content) {
    recorded.remove(content);
    gone.add(content);
  }
}
