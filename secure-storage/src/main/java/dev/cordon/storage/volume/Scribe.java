package dev.cordon.storage.volume;

import dev.cordon.core.Domain;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.ledger.Anchor;
import dev.cordon.storage.ledger.Changes;
import dev.cordon.storage.ledger.Ledger;
import dev.cordon.storage.ledger.Table;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** Writes the ledger, and goes on with it after a failure if that is safe. One thread at a time. */
final class Scribe implements Closeable {
  private final Path directory;
  private final Domain keys;
  private final SecureRandom random;
  private final Gate gate;
  private final Medium medium;
  private Ledger ledger;

  /** Where the ledger stood when a record failed. */
  private Optional<Anchor> torn = Optional.empty();

  Scribe(Path directory, Domain keys, Optional<Anchor> anchor, SecureRandom random, Gate gate)
      throws IOException {
    this.directory = directory;
    this.keys = keys;
    this.random = random;
    this.gate = gate;
    this.medium = new Medium(directory, gate);
    this.ledger = Ledger.open(directory, keys, anchor, random);
  }

  Table table() {
    return ledger.table();
  }

  Anchor anchor() {
    return torn.isPresent() ? torn.get() : ledger.anchor();
  }

  @Override
  public void close() {
    close(ledger);
  }

  /** Appends one record, whole or not at all, whether or not the thread is interrupted. */
  void append(Changes changes) throws IOException {
    Anchor before = ledger.anchor();
    // An interrupt would close the file in the middle of a record.
    boolean interrupted = Thread.interrupted();
    try {
      tryToAppend(changes, before);
    } catch (IOException e) {
      close(ledger);
      torn = Optional.of(before);
      throw medium.explain(e, "");
    } finally {
      if (interrupted || Thread.interrupted()) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void tryToAppend(Changes changes, Anchor before) throws IOException {
    try {
      ledger.append(changes);
    } catch (ClosedByInterruptException e) {
      // Nothing failed. Opening forces a whole record, and cuts off a part of one.
      boolean unused = Thread.interrupted();
      close(ledger);
      ledger = Ledger.open(directory, keys, Optional.of(before), random);
      if (ledger.anchor().equals(before)) {
        ledger.append(changes);
      }
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Goes on with the ledger as it was before a failure that left no whole record: a full disk is no
   * reason to stop. If there is one, nobody knows whether the medium will keep it, and the volume
   * must be opened anew.
   */
  void mend() throws IOException {
    if (!torn.isPresent()) {
      return;
    }
    Ledger again;
    try {
      again = Ledger.open(directory, keys, torn, random);
    } catch (IOException e) {
      throw medium.explain(e, "");
    }
    if (!again.anchor().equals(torn.get())) {
      close(again);
      gate.shut(Problem.MEDIUM_FAILED);
      throw new StorageException(Problem.MEDIUM_FAILED, "");
    }
    ledger = again;
    torn = Optional.empty();
  }

  private static void close(Ledger ledger) {
    try {
      ledger.close();
    } catch (IOException e) {
      return; // every record was forced, or said to have failed
    }
  }
}
