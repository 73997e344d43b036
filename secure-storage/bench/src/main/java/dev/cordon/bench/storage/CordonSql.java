package dev.cordon.bench.storage;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.desktop.DesktopDatabases;
import dev.cordon.storage.desktop.jdbc.SecureDataSource;
import dev.cordon.testing.EnrolledContainer;
import java.sql.SQLException;

/** Our own database by its own interface, which takes a statement's text each time. */
record CordonSql(EnrolledContainer work, SecureDatabase database) implements Contender {
  static CordonSql open() throws Exception {
    EnrolledContainer work = EnrolledContainer.create();
    return new CordonSql(work, databases(work).open("bench"));
  }

  /** The same behind JDBC. */
  static JdbcSql jdbc() throws Exception {
    EnrolledContainer work = EnrolledContainer.create();
    SecureDataSource source = databases(work).dataSource("bench");
    try {
      return new JdbcSql(source.getConnection(), work::close);
    } catch (SQLException e) {
      work.close();
      throw e;
    }
  }

  static DesktopDatabases databases(EnrolledContainer work) throws Exception {
    return DesktopDatabases.in(work.container().domain("databases"));
  }

  @Override
  public void prepare(Load load) throws DatabaseException {
    for (String table : SqlLoads.tables(load)) {
      int unused = database.execute(table);
    }
  }

  @Override
  public void run(Load load) throws DatabaseException {
    if (load == Load.SQL_POINT_QUERY) {
      query();
    } else {
      boolean unused = database.transaction(() -> insert(load));
    }
  }

  private boolean insert(Load load) throws DatabaseException {
    String insert = SqlLoads.insert(load);
    for (int i = 0; i < SqlLoads.ROWS; i++) {
      FileLoads.require(database.execute(insert, SqlLoads.row(load, i)) == 1);
    }
    return true;
  }

  private void query() throws DatabaseException {
    for (int id : SqlLoads.wanted()) {
      int bytes =
          database
              .query(
                  SqlLoads.QUERY, row -> row.text(0).isEmpty() ? 0 : row.bytes(1).length, (long) id)
              .get(0);
      SqlLoads.requireBody(bytes);
    }
  }

  @Override
  public void close() {
    database.close();
    work.close();
  }
}
