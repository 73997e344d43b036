package dev.cordon.storage.ledger;

import dev.cordon.core.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Where a ledger lies, and what its files are made with. */
final class LedgerPlace {
  private final Generations generations;
  private final Domain domain;
  private final SecureRandom random;
  private final long leastLogBytes;

  /**
   * A place.
   *
   * @param leastLogBytes a checkpoint waits until the log is at least so long
   */
  LedgerPlace(Path directory, Domain domain, SecureRandom random, long leastLogBytes) {
    this.generations = new Generations(directory);
    this.domain = domain;
    this.random = random;
    this.leastLogBytes = leastLogBytes;
  }

  Generations generations() {
    return generations;
  }

  long leastLogBytes() {
    return leastLogBytes;
  }

  /** So that a log is read in about twice its snapshot's time. */
  long checkpointAbove(long snapshotEnd) {
    return snapshotEnd + Math.max(leastLogBytes, 2 * snapshotEnd);
  }

  LedgerFile open(long generation) throws IOException {
    return LedgerFile.open(generations.file(generation), generation, domain, random);
  }

  /** Writes a generation that does not count yet. */
  LedgerFile write(long generation, Table table) throws IOException {
    Path unfinished = generations.unfinished(generation);
    LedgerFile file = LedgerFile.create(unfinished, generation, domain, random);
    try {
      Checkpoint.write(table, file);
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }

  /** Has a written generation count. */
  void publish(LedgerFile file) throws IOException {
    try {
      generations.publish(file.generation());
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }
}
