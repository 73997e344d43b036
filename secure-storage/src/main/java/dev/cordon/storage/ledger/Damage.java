package dev.cordon.storage.ledger;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;

/** Says that a ledger is not what was written. The subject is the root: the ledger is of all. */
final class Damage {
  private static final String ROOT = "/";

  private Damage() {}

  static StorageException of(String cause) {
    return new StorageException(Problem.DAMAGED, ROOT, new IOException(cause));
  }

  static StorageException rolledBack(String cause) {
    return new StorageException(Problem.ROLLED_BACK, ROOT, new IOException(cause));
  }

  static StorageException locked(IOException cause) {
    return new StorageException(Problem.LOCKED, ROOT, cause);
  }
}
