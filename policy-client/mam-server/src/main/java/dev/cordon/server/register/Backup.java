package dev.cordon.server.register;

import dev.cordon.server.files.PrivateFile;
import dev.cordon.server.register.BackupRefusedException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;

/**
 * A whole register in one SQLite file, whichever database it came from: what was put aside on one
 * can be put back on the other. Holds no signing keys.
 */
public final class Backup {
  private static final String HISTORY = "flyway_schema_history";
  private static final String VERSION =
      "select version from " + HISTORY + " where success order by installed_rank desc limit 1";

  private Backup() {}

  /**
   * Writes what {@code database} holds at this moment to the new file {@code to}; servers go on.
   */
  public static void write(Database database, Path to) throws IOException, SQLException {
    if (database instanceof Database.InFile file && !Files.isRegularFile(file.file())) {
      throw new IOException("no register"); // SQLite would make an empty one
    }
    Path fresh = to.resolveSibling(to.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    PrivateFile.create(fresh);
    if (database instanceof Database.InFile file) {
      vacuum(file.file(), fresh);
    } else {
      export(database, fresh);
    }
    PrivateFile.put(fresh, to);
  }

  private static void vacuum(Path register, Path to) throws SQLException {
    try (Connection connection =
            SqliteStore.source(register, SQLiteConfig.JournalMode.WAL).getConnection();
        PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
      copy.setString(1, to.toAbsolutePath().toString());
      copy.execute();
    }
  }

  private static void export(Database database, Path to) throws IOException, SQLException {
    try (Store from = Register.store(database);
        SqliteStore file = SqliteStore.open(to);
        Connection source = from.pool().getConnection()) {
      source.setReadOnly(true);
      source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      source.setAutoCommit(false); // one moment for all tables, and no server's work breaks it off
      Migrations.upTo(text(source, VERSION), file).migrate();
      try (Connection target = file.pool().getConnection()) {
        target.setAutoCommit(false);
        TableCopy.all(target, source, target);
        target.commit();
      }
      source.rollback();
    }
    inOneFile(to);
  }

  /** SQLite gives up its side files only for one that is alone with the register. */
  private static void inOneFile(Path register) throws SQLException {
    SqliteStore.source(register, SQLiteConfig.JournalMode.DELETE).getConnection().close();
  }

  /**
   * Puts {@code from} into {@code database}, which must hold nothing. Killed in between, it holds
   * nothing still.
   */
  public static void restore(Path from, Database database, Instant now)
      throws IOException, SQLException, BackupRefusedException {
    try (Connection source = opened(from);
        Store store = Register.store(database)) {
      String version = text(source, VERSION);
      if (!Migrations.know(version, store)) {
        throw new BackupRefusedException(Problem.TOO_NEW);
      }
      Migrations.upTo(version, store).migrate();
      put(source, store, now);
      Migrations.of(store).migrate();
    }
  }

  private static void put(Connection source, Store store, Instant now)
      throws SQLException, BackupRefusedException {
    try (Connection target = store.pool().getConnection();
        Handle handle = Jdbi.open(target)) {
      handle.begin(); // all of it, or nothing
      if (!text(target, "select count(*) from root_document").equals("0")) {
        throw new BackupRefusedException(Problem.NOT_EMPTY);
      }
      TableCopy.all(source, source, target);
      handle.execute("delete from admin_session"); // who signed out since stays out
      new Restorations(handle).add(now);
      handle.commit();
    }
  }

  private static Connection opened(Path from)
      throws IOException, SQLException, BackupRefusedException {
    if (!Files.isRegularFile(from)) {
      throw new IOException("no such file");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    Connection connection = config.createConnection("jdbc:sqlite:" + from.toAbsolutePath());
    try {
      if (!text(connection, "pragma integrity_check").equals("ok")
          || text(connection, "select count(*) from root_document").equals("0")) {
        throw new BackupRefusedException(Problem.DAMAGED);
      }
      return connection;
    } catch (SQLException e) { // not a database, or not a register
      connection.close();
      throw new BackupRefusedException(Problem.DAMAGED, e);
    } catch (BackupRefusedException e) {
      connection.close();
      throw e;
    }
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }
}
