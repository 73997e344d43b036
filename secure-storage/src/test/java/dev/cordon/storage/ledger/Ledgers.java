package dev.cordon.storage.ledger;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ledgers for tests, with checkpoints as often as wanted. */
final class Ledgers {
  static final String FIRST = "ledger-0000000000000001";

  /** So long a log that no test comes to a checkpoint. */
  static final long NO_CHECKPOINT = Long.MAX_VALUE / 4;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ledgers() {}

  static TestDomain domain() throws IOException {
    return TestDomain.of(Path.of(System.getProperty("java.io.tmpdir")), "master");
  }

  static Ledger open(Path directory, Optional<Anchor> anchor, long leastLogBytes)
      throws IOException {
    return Ledger.open(new LedgerPlace(directory, domain(), RANDOM, leastLogBytes), anchor);
  }

  static Ledger open(Path directory, Optional<Anchor> anchor) throws IOException {
    return open(directory, anchor, NO_CHECKPOINT);
  }

  static Ledger open(Path directory) throws IOException {
    return open(directory, Optional.empty());
  }

  /** What opening says: a {@link State}, or the {@link StorageException.Problem}. */
  static Object outcome(Path directory, Optional<Anchor> anchor) throws IOException {
    try (Ledger ledger = open(directory, anchor)) {
      return State.of(ledger.table());
    } catch (StorageException e) {
      return e.problem();
    }
  }

  static List<Path> files(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    try (var all = Files.newDirectoryStream(directory, "ledger-*")) {
      all.forEach(files::add);
    }
    return files;
  }
}
