package dev.cordon.server.register;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL, for any number of servers. Transactions are serializable. Those that get into each
 * other's way are run a second time, and then alone: first attempts hold a lock together that a
 * second attempt takes for itself, so a second attempt always ends, however great the load.
 */
final class PostgresStore implements Store {
  private static final int CONNECTIONS = 10;
  private static final int WAIT_MILLIS = 5_000;

  /** Server and database may be started at the same time. */
  private static final int START_MILLIS = 30_000;

  private static final int SILENCE_SECONDS = 60;

  /** Whatever the database's own default is: an answered request is on the medium. */
  private static final String SESSION =
      "set synchronous_commit = on; set idle_in_transaction_session_timeout = '60s'";

  // LOCK TABLE and no advisory lock: it is taken before the transaction's view of the data is.
  private static final String TOGETHER = "lock table attempt in row share mode";
  private static final String ALONE = "lock table attempt in exclusive mode";

  private final PostgresAddress address;
  private final String self = UUID.randomUUID().toString();
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final AtomicReference<PostgresListener> listener = new AtomicReference<>();

  private PostgresStore(PostgresAddress address, HikariDataSource pool) {
    this.address = address;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  static PostgresStore open(PostgresAddress address) {
    PGSimpleDataSource source = address.source();
    source.setSocketTimeout(SILENCE_SECONDS);
    HikariConfig config = new HikariConfig();
    config.setPoolName("register");
    config.setDataSource(source);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setInitializationFailTimeout(START_MILLIS);
    config.setConnectionInitSql(SESSION);
    return new PostgresStore(address, new HikariDataSource(config));
  }

  @Override
  public HikariDataSource pool() {
    return pool;
  }

  @Override
  public Map<String, String> words() {
    return Map.of("bytes", "bytea");
  }

  @Override
  public <T, X extends Exception> T transaction(HandleCallback<T, X> work) throws X {
    try {
      return attempt(TOGETHER, work);
    } catch (RuntimeException e) {
      if (!SqlStates.isConflict(e)) {
        throw e;
      }
    }
    return attempt(ALONE, work);
  }

  private <T, X extends Exception> T attempt(String gate, HandleCallback<T, X> work) throws X {
    return jdbi.inTransaction(
        TransactionIsolationLevel.SERIALIZABLE,
        handle -> {
          handle.execute(gate);
          return work.withHandle(handle);
        });
  }

  @Override
  public void announce(Handle handle, News news) {
    handle.execute(
        "select pg_notify(?, ?)", PostgresListener.CHANNEL, self + news.enrolment().orElse(""));
  }

  @Override
  public void listen(Consumer<News> hear) {
    PostgresListener started = new PostgresListener(address.source(), self, hear);
    if (!listener.compareAndSet(null, started)) {
      throw new IllegalStateException("already listening");
    }
    started.start();
  }

  @Override
  public void close() {
    PostgresListener started = listener.get();
    if (started != null) {
      started.close();
    }
    pool.close();
  }
}
