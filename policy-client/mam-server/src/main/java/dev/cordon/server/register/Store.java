package dev.cordon.server.register;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/** All that SQLite and PostgreSQL do differently. Safe for many threads. */
interface Store extends AutoCloseable {
  HikariDataSource pool();

  /** What migrations write as <code>${bytes}</code> and so on. */
  Map<String, String> words();

  /** Runs {@code work} as if nothing else ran beside it; perhaps more than once. */
  <T, X extends Exception> T transaction(HandleCallback<T, X> work) throws X;

  /** Tells the other servers, when the transaction of {@code handle} is stored and not before. */
  void announce(Handle handle, News news);

  /** Passes on what other servers announce. */
  void listen(Consumer<News> listener);

  @Override
  void close();
}
