package dev.cordon.server.register;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cordon.server.files.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * SQLite in one file, every commit forced to the medium, for one server. Writers wait for each
 * other; readers wait for nobody.
 */
final class SqliteStore implements Store {
  private static final int CONNECTIONS = 4;
  private static final int BUSY_MILLIS = 10_000;

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private SqliteStore(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  static SqliteStore open(Path file) throws IOException {
    if (Files.notExists(file)) {
      PrivateFile.create(file); // SQLite gives its side files the same mode
    }
    HikariConfig config = new HikariConfig();
    config.setPoolName("register");
    config.setDataSource(source(file, SQLiteConfig.JournalMode.WAL));
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionInitSql("pragma secure_delete = on"); // shares that a wipe forgets
    return new SqliteStore(new HikariDataSource(config));
  }

  static SQLiteDataSource source(Path file, SQLiteConfig.JournalMode journal) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(journal);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    // A transaction that reads before it writes must not find that another wrote in between.
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  @Override
  public HikariDataSource pool() {
    return pool;
  }

  @Override
  public Map<String, String> words() {
    return Map.of("bytes", "blob");
  }

  @Override
  public <T, X extends Exception> T transaction(HandleCallback<T, X> work) throws X {
    return jdbi.inTransaction(work);
  }

  @Override
  public void announce(Handle handle, News news) {
    // There is no other server.
  }

  @Override
  public void listen(Consumer<News> listener) {
    // Nobody announces anything.
  }

  @Override
  public void close() {
    pool.close();
  }
}
