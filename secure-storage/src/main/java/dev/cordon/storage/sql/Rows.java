package dev.cordon.storage.sql;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.Row;
import java.util.List;

/**
 * The answer to a query; as a {@link Row} it is the one it stands on, at first before the first.
 */
public interface Rows extends Row {
  /** SQLite's five storage classes. */
  enum Kind {
    /** No value. */
    NULL,
    /** A 64-bit integer. */
    INTEGER,
    /** A floating-point number. */
    REAL,
    /** Text. */
    TEXT,
    /** Bytes. */
    BLOB
  }

  /** The columns' names, also when there are no rows. */
  List<String> columns() throws DatabaseException;

  /** Steps to the next row; false: there is none. */
  boolean next() throws DatabaseException;

  /** What the column holds in this row. */
  Kind kind(int column) throws DatabaseException;
}
