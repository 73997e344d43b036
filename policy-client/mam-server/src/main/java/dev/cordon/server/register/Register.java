package dev.cordon.server.register;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cordon.server.files.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The server's database: SQLite in one file, every commit forced to the medium.
 *
 * <p>Safe for many threads. Writers wait for each other; readers wait for nobody.
 */
public final class Register implements AutoCloseable {
  private static final int CONNECTIONS = 4;
  private static final int BUSY_MILLIS = 10_000;

  private static final String HIGHEST_ID =
      "select coalesce(max(id), 0) from (select max(id) as id from invitation"
          + " union all select max(id) from command_event"
          + " union all select max(id) from device_event"
          + " union all select max(id) from audit_event) as given";

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Ids ids;

  private Register(HikariDataSource pool, Ids ids) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    this.ids = ids;
    ids.startAbove(
        jdbi.withHandle(handle -> handle.createQuery(HIGHEST_ID).mapTo(Long.class).one()));
  }

  /** Opens the database in {@code file}, makes it if need be, and brings its tables up to date. */
  public static Register open(Path file, Ids ids) throws IOException {
    if (Files.notExists(file)) {
      PrivateFile.create(file); // SQLite gives its side files the same mode
    }
    HikariConfig config = new HikariConfig();
    config.setPoolName("register");
    config.setDataSource(sqlite(file));
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionInitSql("pragma secure_delete = on"); // shares that a wipe forgets
    try {
      HikariDataSource pool = new HikariDataSource(config);
      try {
        migrate(pool);
        return new Register(pool, ids);
      } catch (RuntimeException e) {
        pool.close();
        throw e;
      }
    } catch (RuntimeException e) { // the libraries' own: not a database, or of a newer version
      throw new IOException("the register cannot be opened", e);
    }
  }

  private static void migrate(HikariDataSource pool) {
    Flyway.configure(Register.class.getClassLoader())
        .dataSource(pool)
        .locations("classpath:dev/cordon/server/register/migrations")
        .load()
        .migrate();
  }

  /** What happens inside one transaction. */
  public interface Work<T, X extends Exception> {
    T on(Tables tables) throws X;
  }

  /** Runs {@code work} as one transaction: all of it is stored, or, if it throws, nothing. */
  public <T, X extends Exception> T transaction(Work<T, X> work) throws X {
    return jdbi.inTransaction(handle -> work.on(new Tables(handle, ids)));
  }

  /** Runs {@code work}, which only reads. */
  public <T, X extends Exception> T read(Work<T, X> work) throws X {
    return jdbi.withHandle(handle -> work.on(new Tables(handle, ids)));
  }

  @Override
  public void close() {
    pool.close();
  }

  private static SQLiteDataSource sqlite(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    // A transaction that reads before it writes must not find that another wrote in between.
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }
}
