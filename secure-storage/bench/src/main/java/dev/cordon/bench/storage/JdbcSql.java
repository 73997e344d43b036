package dev.cordon.bench.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A database behind JDBC: one prepared statement for all rows, as programs do that are in a hurry.
 */
record JdbcSql(Connection connection, Runnable end) implements Contender {
  /** Those of {@code dev.cordon.storage.sql.Setup}. */
  private static final List<String> SETTINGS =
      List.of(
          "PRAGMA locking_mode = EXCLUSIVE",
          "PRAGMA temp_store = MEMORY",
          "PRAGMA trusted_schema = OFF",
          "PRAGMA secure_delete = ON",
          "PRAGMA foreign_keys = ON",
          "PRAGMA cache_size = -65536",
          "PRAGMA journal_mode = WAL",
          "PRAGMA synchronous = FULL");

  /** Without a key: the driver of the desktop module then writes plain SQLite. */
  static JdbcSql plain(Path directory) throws Exception {
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plain.db"));
    try (Statement statement = connection.createStatement()) {
      for (String setting : SETTINGS) {
        boolean unused = statement.execute(setting);
      }
    }
    return new JdbcSql(connection, () -> {});
  }

  @Override
  public void prepare(Load load) throws Exception {
    try (Statement statement = connection.createStatement()) {
      for (String table : SqlLoads.tables(load)) {
        int unused = statement.executeUpdate(table);
      }
    }
  }

  @Override
  public void run(Load load) throws Exception {
    if (load == Load.SQL_POINT_QUERY) {
      query();
    } else {
      insert(load);
    }
  }

  private void insert(Load load) throws Exception {
    connection.setAutoCommit(false);
    try (PreparedStatement insert = connection.prepareStatement(SqlLoads.insert(load))) {
      for (int i = 0; i < SqlLoads.ROWS; i++) {
        Object[] row = SqlLoads.row(load, i);
        for (int column = 0; column < row.length; column++) {
          insert.setObject(column + 1, row[column]);
        }
        FileLoads.require(insert.executeUpdate() == 1);
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private void query() throws Exception {
    try (PreparedStatement query = connection.prepareStatement(SqlLoads.QUERY)) {
      for (int id : SqlLoads.wanted()) {
        query.setLong(1, id);
        try (ResultSet rows = query.executeQuery()) {
          FileLoads.require(rows.next() && !rows.getString(1).isEmpty());
          SqlLoads.requireBody(rows.getBytes(2).length);
        }
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    end.run();
  }
}
