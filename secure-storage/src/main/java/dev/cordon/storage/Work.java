package dev.cordon.storage;

/** What is done inside one transaction. */
@FunctionalInterface
public interface Work<T> {
  /** Does it; any throw rolls everything back. */
  T run() throws DatabaseException;
}
