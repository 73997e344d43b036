package dev.cordon.storage.ledger;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.Domain;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The ledger of one volume on its medium. One thread at a time; whoever holds it sees to that, and
 * that no other process has it open.
 */
public final class Ledger implements Closeable {
  private final LiveTable table;
  private boolean closed;

  private Ledger(LiveTable table) {
    this.table = table;
  }

  /**
   * Reads and verifies the ledger in {@code directory}, or begins one if there is none and no
   * anchor.
   *
   * @param anchor what {@link #anchor} said when the container last kept it; empty if it never did
   * @throws dev.cordon.storage.StorageException DAMAGED if it is not authentic, ROLLED_BACK if it
   *     is older than {@code anchor}, LOCKED if the domain refuses the key
   * @throws IOException if the medium fails
   */
  public static Ledger open(
      Path directory, Domain domain, Optional<Anchor> anchor, SecureRandom random)
      throws IOException {
    // Until the file format is in place, a ledger lives in memory only.
    return new Ledger(LiveTable.beginning());
  }

  /** What it says now; the same object for as long as the ledger is open. */
  public Table table() {
    return table;
  }

  /**
   * Appends one record and forces it, all or nothing. If it throws, what is on the medium is
   * unknown, and the ledger refuses everything until it is opened again.
   *
   * @throws IOException if the medium fails
   */
  public void append(Changes changes) throws IOException {
    if (closed) {
      throw new IllegalStateException("the ledger was closed");
    }
    table.apply(changes);
  }

  /** Where it stands: to be kept by the container. */
  public Anchor anchor() {
    return new Anchor(0, 0, Bytes.copyFrom(new byte[16]));
  }

  /** Zeroes the key and the buffers. Twice is harmless. */
  @Override
  public void close() {
    closed = true;
  }
}
