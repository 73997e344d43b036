package dev.cordon.storage.ledger;

import dev.cordon.core.Domain;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The ledger of one volume on its medium. One thread at a time; whoever holds it sees to that, and
 * that no other process has it open.
 */
public final class Ledger implements Closeable {
  private static final long FIRST_GENERATION = 1;
  private static final long LEAST_LOG_BYTES = 1 << 20;

  private final LedgerPlace place;
  private final LiveTable table;
  private final EntryWriter record = new EntryWriter();
  private LedgerFile file;
  private Anchor anchor;
  private long checkpointAbove;
  private Optional<Problem> refusal = Optional.empty();

  private Ledger(LedgerPlace place, LedgerFile file, LiveTable table, long snapshotEnd) {
    this.place = place;
    this.file = file;
    this.table = table;
    this.anchor = file.anchor();
    this.checkpointAbove = place.checkpointAbove(snapshotEnd);
  }

  /**
   * Reads and verifies the ledger in {@code directory}, or begins one if there is none and no
   * anchor. A record that a kill or power cut left unfinished is cut off; what remains is on the
   * medium when this returns.
   *
   * @param anchor what {@link #anchor} said when the container last kept it; empty if it never did
   * @throws StorageException DAMAGED if it is not authentic, ROLLED_BACK if it is older than {@code
   *     anchor}, LOCKED if the domain refuses the key
   * @throws IOException if the medium fails
   */
  public static Ledger open(
      Path directory, Domain domain, Optional<Anchor> anchor, SecureRandom random)
      throws IOException {
    return open(new LedgerPlace(directory, domain, random, LEAST_LOG_BYTES), anchor);
  }

  static Ledger open(LedgerPlace place, Optional<Anchor> anchor) throws IOException {
    OptionalLong newest = place.generations().newest();
    if (anchor.isPresent() && newest.orElse(0) < anchor.get().generation()) {
      throw Damage.rolledBack("the ledger that the container remembers is missing");
    }
    if (newest.isPresent()) {
      return read(place, newest.getAsLong(), anchor);
    }
    place.generations().prepare();
    LiveTable table = LiveTable.beginning();
    LedgerFile file = place.write(FIRST_GENERATION, table);
    place.publish(file);
    return new Ledger(place, file, table, file.end());
  }

  private static Ledger read(LedgerPlace place, long generation, Optional<Anchor> anchor)
      throws IOException {
    LedgerFile file = place.open(generation);
    try {
      Reading reading = new Reading(file, anchor);
      reading.run();
      file.cutTail();
      // A killed process may have left things unforced that from now on count.
      file.force();
      place.generations().force();
      place.generations().deleteAllBut(generation);
      return new Ledger(place, file, reading.table(), reading.snapshotEnd());
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** What it says now; the same object for as long as the ledger is open. */
  public Table table() {
    return table;
  }

  /**
   * Appends one record and forces it, all or nothing. If it throws {@code IOException}, what is on
   * the medium is unknown, and the ledger refuses everything until it is opened again; {@link
   * #table} and {@link #anchor} then tell of the last append that did not throw.
   *
   * @throws IllegalArgumentException if a number is negative or a name holds half a character;
   *     nothing has happened
   * @throws StorageException CLOSED if it was closed, MEDIUM_FAILED if an earlier append threw
   * @throws IOException if the medium fails
   */
  public void append(Changes changes) throws IOException {
    if (refusal.isPresent()) {
      throw new StorageException(refusal.get(), "/");
    }
    record.begin(Codes.COMMIT);
    record.putChanges(changes);
    refusal = Optional.of(Problem.MEDIUM_FAILED);
    file.append(record);
    file.force();
    table.apply(changes);
    if (file.end() > checkpointAbove) {
      checkpoint();
    }
    anchor = file.anchor();
    refusal = Optional.empty();
  }

  /** Where it stands: to be kept by the container. */
  public Anchor anchor() {
    return anchor;
  }

  /** Zeroes the key and the buffers, and forgets the table. Twice is harmless. */
  @Override
  public void close() throws IOException {
    refusal = Optional.of(Problem.CLOSED);
    record.close();
    table.forget();
    file.close();
  }

  private void checkpoint() throws IOException {
    LedgerFile next;
    try {
      next = place.write(file.generation() + 1, table);
    } catch (IOException e) {
      // No room, for example. The log is whole and goes on; another try after as much again.
      checkpointAbove += place.leastLogBytes();
      return;
    }
    place.publish(next);
    LedgerFile previous = file;
    file = next;
    checkpointAbove = place.checkpointAbove(next.end());
    try {
      previous.close();
      place.generations().deleteAllBut(next.generation());
    } catch (IOException e) {
      return; // it no longer counts; the next opening deletes it
    }
  }
}
