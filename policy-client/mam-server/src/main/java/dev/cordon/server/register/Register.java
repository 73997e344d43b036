package dev.cordon.server.register;

import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * The server's database, whichever it is. What a transaction returned is on the medium. Safe for
 * many threads.
 */
public final class Register implements AutoCloseable {
  private static final String HIGHEST_ID =
      "select coalesce(max(id), 0) from (select max(id) as id from invitation"
          + " union all select max(id) from command_event"
          + " union all select max(id) from device_event"
          + " union all select max(id) from audit_event) as given";

  private final Store store;
  private final Jdbi jdbi;
  private final Ids ids;
  private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();

  private Register(Store store, Ids ids) {
    this.store = store;
    this.jdbi = Jdbi.create(store.pool());
    this.ids = ids;
    ids.startAbove(
        jdbi.withHandle(handle -> handle.createQuery(HIGHEST_ID).mapTo(Long.class).one()));
  }

  /** Opens {@code database}, makes it if need be, and brings its tables up to date. */
  public static Register open(Database database, Ids ids) throws IOException {
    try {
      Store store = store(database);
      try {
        Migrations.of(store).migrate();
        return new Register(store, ids);
      } catch (RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (RuntimeException e) { // the libraries' own: not a database, or of a newer version
      throw new IOException("the register cannot be opened", e);
    }
  }

  static Store store(Database database) throws IOException {
    return database instanceof Database.Shared shared
        ? PostgresStore.open(shared.address())
        : SqliteStore.open(((Database.InFile) database).file());
  }

  /** What happens inside one transaction. */
  public interface Work<T, X extends Exception> {
    T on(Tables tables) throws X;
  }

  /**
   * Runs {@code work} as one transaction: all of it is stored, or, if it throws, nothing. It may
   * run more than once, so it changes nothing but the tables.
   */
  public <T, X extends Exception> T transaction(Work<T, X> work) throws X {
    List<News> news = new ArrayList<>();
    T result =
        reached(
            () ->
                store.transaction(
                    handle -> {
                      news.clear();
                      Consumer<News> teller =
                          told -> {
                            news.add(told);
                            store.announce(handle, told);
                          };
                      return work.on(new Tables(handle, ids, teller));
                    }));
    news.forEach(this::hear);
    return result;
  }

  /** Runs {@code work}, which only reads. */
  public <T, X extends Exception> T read(Work<T, X> work) throws X {
    HandleCallback<T, X> reading =
        handle ->
            work.on(
                new Tables(
                    handle,
                    ids,
                    news -> {
                      throw new IllegalStateException("nothing is new where nothing is written");
                    }));
    return reached(() -> jdbi.withHandle(reading));
  }

  /** Has {@code factory} measure how long connections are waited for and held. */
  public void measure(MetricsTrackerFactory factory) {
    store.pool().setMetricsTrackerFactory(factory);
  }

  /** Tells {@code listener} what was stored that devices should ask about, by any server. */
  public void listen(Consumer<News> listener) {
    listeners.add(listener);
    store.listen(this::hear);
  }

  private void hear(News news) {
    listeners.forEach(listener -> listener.accept(news));
  }

  private interface Reach<T, X extends Exception> {
    T at() throws X;
  }

  private static <T, X extends Exception> T reached(Reach<T, X> reach) throws X {
    try {
      return reach.at();
    } catch (RuntimeException e) {
      throw SqlStates.isAway(e) ? new RegisterUnavailableException(e) : e;
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
