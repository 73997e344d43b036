package dev.cordon.storage;

/** Makes a value of one row of a query's answer. */
@FunctionalInterface
public interface RowMapper<T> {
  /** The value; {@code row} must not be kept. */
  T map(Row row) throws DatabaseException;
}
