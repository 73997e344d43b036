package dev.cordon.server.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Copies the rows of all tables from a register to an empty one of the same version. */
final class TableCopy {
  private static final int BATCH = 500;

  /** In the order in which they were made: a table comes after those that it refers to. */
  private static final String TABLES =
      "select name from sqlite_master where type = 'table' and name not like 'sqlite!_%' escape '!'"
          + " and name <> 'flyway_schema_history' order by rowid";

  private TableCopy() {}

  /** Copies the tables that {@code sqlite}, one of the two, has. */
  static void all(Connection sqlite, Connection from, Connection to) throws SQLException {
    for (String table : tables(sqlite)) {
      copy(table, from, to);
    }
  }

  private static List<String> tables(Connection sqlite) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = sqlite.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static void copy(String table, Connection from, Connection to) throws SQLException {
    try (Statement reading = from.createStatement();
        Statement clearing = to.createStatement()) {
      clearing.executeUpdate("delete from " + table); // what a migration put there to begin with
      reading.setFetchSize(BATCH);
      try (ResultSet rows = reading.executeQuery("select * from " + table)) {
        List<String> columns = columns(rows.getMetaData());
        String names = String.join(", ", columns);
        int[] types = types("select " + names + " from " + table + " where 1 = 0", to);
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        try (PreparedStatement writing =
            to.prepareStatement(
                "insert into " + table + " (" + names + ") values (" + marks + ")")) {
          write(rows, types, writing);
        }
      }
    }
  }

  private static void write(ResultSet rows, int[] types, PreparedStatement writing)
      throws SQLException {
    int waiting = 0;
    while (rows.next()) {
      for (int i = 1; i <= types.length; i++) {
        set(writing, i, rows, types[i - 1]);
      }
      writing.addBatch();
      if (++waiting == BATCH) {
        writing.executeBatch();
        waiting = 0;
      }
    }
    writing.executeBatch();
  }

  private static void set(PreparedStatement writing, int column, ResultSet row, int type)
      throws SQLException {
    switch (type) {
      case Types.BIT, Types.BOOLEAN -> writing.setBoolean(column, row.getBoolean(column));
      case Types.BIGINT, Types.INTEGER -> writing.setLong(column, row.getLong(column));
      case Types.BINARY, Types.BLOB -> writing.setBytes(column, row.getBytes(column));
      default -> writing.setString(column, row.getString(column));
    }
    if (row.wasNull()) {
      writing.setNull(column, type);
    }
  }

  private static List<String> columns(ResultSetMetaData data) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      names.add(data.getColumnName(i));
    }
    return names;
  }

  private static int[] types(String query, Connection of) throws SQLException {
    try (Statement statement = of.createStatement();
        ResultSet none = statement.executeQuery(query)) {
      int[] types = new int[none.getMetaData().getColumnCount()];
      for (int i = 0; i < types.length; i++) {
        types[i] = none.getMetaData().getColumnType(i + 1);
      }
      return types;
    }
  }
}
