package dev.cordon.storage.volume;

import dev.cordon.storage.ledger.Anchor;
import dev.cordon.storage.ledger.Changes;
import dev.cordon.storage.ledger.Table;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The ledger for many threads, and what it must know before blocks reach the disk: the numbers that
 * new contents may take, and the contents that are being written.
 */
final class Book implements Closeable {
  /** So many numbers are reserved at once. */
  static final long STEP = 256;

  /** So many contents may be called written without being so, before that is set right. */
  private static final int STALE = 64;

  private final Scribe scribe; // guarded by this
  private final AtomicLong next = new AtomicLong();
  private final Set<Long> writing = ConcurrentHashMap.newKeySet();
  private final Set<Long> settling = new HashSet<>(); // guarded by this
  private volatile long reserved; // changed under this

  Book(Scribe scribe) {
    this.scribe = scribe;
    reserved = scribe.table().reserved();
    next.set(Math.max(scribe.table().nextNode(), reserved));
  }

  /** What the ledger says; only before the volume is in use. */
  synchronized Table table() {
    return scribe.table();
  }

  /** A number that no node or content ever had. */
  long number() {
    return next.getAndIncrement();
  }

  /** The first number that is free. */
  long next() {
    return next.get();
  }

  /** A number for a new content, which may lie on the disk from now on. */
  long contentNumber() throws IOException {
    long number = number();
    if (number >= reserved) {
      reserve(number);
    }
    return number;
  }

  private synchronized void reserve(long number) throws IOException {
    if (number >= reserved) {
      scribe.mend();
      append(note(number + STEP, List.of()));
    }
  }

  /** Returns once the medium knows that the file of {@code content} may grow past its row. */
  void intend(long content) throws IOException {
    if (!writing.contains(content)) {
      record(content);
    }
  }

  private synchronized void record(long content) throws IOException {
    if (settling.remove(content) || writing.contains(content)) {
      writing.add(content);
      return;
    }
    scribe.mend();
    append(note(reserved, List.of(content)));
    writing.add(content);
  }

  /** With the gate held alone: those that are not {@code open} are not written any more. */
  synchronized void settle(Set<Long> open, boolean last) {
    if (last || writing.size() > STALE) {
      for (Long content : new ArrayList<>(writing)) {
        if (!open.contains(content)) {
          writing.remove(content);
          settling.add(content);
        }
      }
    }
  }

  /** Those that the next record calls settled. */
  synchronized List<Long> settling() {
    return new ArrayList<>(settling);
  }

  /** The next record does not call {@code content} settled. */
  synchronized void unsettle(long content) {
    if (settling.remove(content)) {
      writing.add(content);
    }
  }

  /** With the gate held alone: the commit under way says that {@code content} is written. */
  boolean promise(long content) {
    return writing.add(content);
  }

  /** Whether a last record is worth its while although nothing changed. */
  synchronized boolean isUntidy() {
    return !settling.isEmpty() || !writing.isEmpty() || reserved > scribe.table().nextNode();
  }

  /** Brings {@code batch} to the medium. */
  synchronized void commit(Batch batch, boolean last) throws IOException {
    scribe.mend();
    List<Long> removed = new ArrayList<>();
    for (Long node : batch.removed) {
      if (scribe.table().row(node).isPresent()) {
        removed.add(node); // others came and went between two commits
      }
    }
    settling.addAll(batch.gone);
    settling.retainAll(scribe.table().writing());
    batch.gone.forEach(writing::remove);
    // Asked for here, where it costs nothing, rather than with a record of its own.
    long ahead = last ? reserved : Math.max(reserved, batch.next + STEP);
    long nextNode = last ? Math.max(batch.next, reserved) : batch.next;
    append(
        new Changes(
            batch.rows,
            removed,
            ahead,
            nextNode,
            batch.doomed,
            batch.gone,
            batch.written,
            new ArrayList<>(settling)));
    settling.clear();
  }

  /** The commit failed: nobody was told that these are written. */
  void withdraw(List<Long> promised) {
    promised.forEach(writing::remove);
  }

  /** What recovery did is told to the medium; every number so far counts as used. */
  synchronized void recovered(List<Long> gone, List<Long> settled) throws IOException {
    append(
        new Changes(
            List.of(), List.of(), reserved, next.get(), List.of(), gone, List.of(), settled));
  }

  synchronized Anchor anchor() {
    return scribe.anchor();
  }

  @Override
  public synchronized void close() {
    scribe.close();
  }

  private Changes note(long upTo, List<Long> written) {
    long nextNode = scribe.table().nextNode();
    List<Long> none = List.of();
    return new Changes(List.of(), none, upTo, nextNode, none, none, written, none);
  }

  private void append(Changes changes) throws IOException {
    scribe.append(changes);
    reserved = scribe.table().reserved();
  }
}
