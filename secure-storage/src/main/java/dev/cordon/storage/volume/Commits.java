package dev.cordon.storage.volume;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings the whole volume to the medium: with the gate held alone, every changed block goes into
 * its file and the rows are collected; then, beside everybody else, the files are forced and the
 * ledger is told. Two who ask at once share one commit.
 */
final class Commits {
  private final Gate gate;
  private final Pending pending;
  private final Dooms dooms;
  private final Book book;
  private final Sealing sealing;
  private final Disposal disposal;
  private final Lock turn = new ReentrantLock();
  private final AtomicLong asked = new AtomicLong();
  private long answered; // guarded by turn

  Commits(Gate gate, Pending pending, Dooms dooms, Book book, Sealing sealing, Disposal disposal) {
    this.gate = gate;
    this.pending = pending;
    this.dooms = dooms;
    this.book = book;
    this.sealing = sealing;
    this.disposal = disposal;
  }

  /** Returns once everything that was done before is on the medium. */
  void commit() throws IOException {
    long ticket = asked.incrementAndGet();
    turn.lock();
    try {
      gate.requireOpen();
      if (answered < ticket) {
        runWhole(false);
      }
    } finally {
      turn.unlock();
    }
  }

  /** Commits if a lot has piled up; called before more is added, never within the gate. */
  void relieve() throws IOException {
    if (pending.isHeavy()) {
      commit();
    }
  }

  /** As above for what makes room, and so must be possible without any. */
  void relieveIfPossible() throws IOException {
    try {
      relieve();
    } catch (StorageException e) {
      if (e.problem() != Problem.DISK_FULL) {
        throw e;
      }
    }
  }

  /** The last commit, which leaves nothing to do for whoever opens the volume next. */
  void last() throws IOException {
    turn.lock();
    try {
      dooms.releaseAll();
      runWhole(true);
      tidyUp();
    } finally {
      turn.unlock();
    }
  }

  private void tidyUp() {
    try {
      if (!dooms.gone().isEmpty() || book.isUntidy()) {
        runWhole(true);
      }
    } catch (IOException e) {
      return; // everything is on the medium; the next opening does the rest
    }
  }

  /** Runs {@code end} when no commit is under way. */
  void stop(Runnable end) {
    turn.lock();
    try {
      end.run();
    } finally {
      turn.unlock();
    }
  }

  private void runWhole(boolean last) throws IOException {
    boolean unused =
        Uninterrupted.run(
            () -> {
              run(last);
              return true;
            });
  }

  private void run(boolean last) throws IOException {
    // Whoever asked before this line changed things before it.
    long[] upTo = new long[1];
    Batch batch =
        gate.alone(
            () -> {
              upTo[0] = asked.get();
              return collect(last);
            });
    boolean committed = false;
    try {
      sealing.force(batch);
      disposal.force(batch.gone);
      disposal.forceCut(book);
      tell(batch, last);
      committed = true;
    } finally {
      over(batch, committed);
    }
    disposal.sweep();
    answered = upTo[0];
  }

  private Batch collect(boolean last) throws IOException {
    for (Node node : pending.nodes()) {
      sealing.flush(node); // may fail: until here nothing was taken
    }
    List<Node> nodes = pending.nodes();
    Batch batch =
        new Batch(nodes, pending.removedNodes(), dooms.pending(), disposal.gone(last), book.next());
    for (Node node : nodes) {
      sealing.collect(node, batch);
      batch.rows.add(node.row());
    }
    // After the last commit nobody writes any more.
    book.settle(last ? batch.uncut : sealing.open(), last);
    pending.clear();
    return batch;
  }

  private void tell(Batch batch, boolean last) throws IOException {
    if (!batch.isIdle() || (last && (!batch.gone.isEmpty() || book.isUntidy()))) {
      book.commit(batch, last);
      dooms.committed(batch.doomed, batch.gone);
    }
  }

  private void over(Batch batch, boolean committed) {
    sealing.done(batch, committed);
    if (!committed) {
      book.withdraw(batch.written);
      pending.restore(batch.nodes, batch.removed);
    }
  }
}
