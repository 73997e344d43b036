package dev.cordon.storage;

/**
 * One row of a query's answer; columns count from 0. Valid only inside {@link RowMapper#map}.
 *
 * <p>Reading a NULL by any method but {@link #isNull} is refused with {@code STATEMENT_REFUSED}, so
 * that no absent value passes for an empty one.
 */
public interface Row {
  /** The column as text. */
  String text(int column) throws DatabaseException;

  /** The column as a 64-bit integer. */
  long integer(int column) throws DatabaseException;

  /** The column as a floating-point number. */
  double real(int column) throws DatabaseException;

  /** The column's bytes, a copy. */
  byte[] bytes(int column) throws DatabaseException;

  /** Whether the column is NULL. */
  boolean isNull(int column) throws DatabaseException;
}
