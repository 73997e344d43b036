package dev.cordon.server.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other servers announce, on a connection of its own. What was said while it was deaf is
 * lost, so whenever it begins to hear, every device is told.
 */
final class PostgresListener implements AutoCloseable {
  static final String CHANNEL = "cordon_news";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresListener.class);
  private static final int LOOK_MILLIS = 10_000;
  private static final int ALIVE_SECONDS = 5;
  private static final int AGAIN_SECONDS = 1;

  private final PGSimpleDataSource source;
  private final String self;
  private final Consumer<News> listener;
  private final Thread thread = new Thread(this::run, "listen");
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<Connection> current = Optional.empty();

  PostgresListener(PGSimpleDataSource source, String self, Consumer<News> listener) {
    source.setApplicationName("mam listen");
    this.source = source;
    this.self = self;
    this.listener = listener;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      do {
        listen();
      } while (!closed.await(AGAIN_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      current = Optional.of(connection);
      statement.execute("listen " + CHANNEL);
      listener.accept(News.FOR_ALL);
      hear(connection);
    } catch (SQLException e) {
      if (closed.getCount() > 0) {
        LOG.warn("nudges from other servers are not heard: SQLSTATE {}", e.getSQLState());
      }
    } finally {
      current = Optional.empty();
    }
  }

  private void hear(Connection connection) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    while (closed.getCount() > 0) {
      PGNotification[] heard = postgres.getNotifications(LOOK_MILLIS);
      if (heard == null || heard.length == 0) {
        if (!connection.isValid(ALIVE_SECONDS)) {
          return;
        }
        continue;
      }
      for (PGNotification each : heard) {
        pass(each.getParameter());
      }
    }
  }

  /** What this server announced itself, it told its own devices at once. */
  private void pass(String said) {
    if (said.startsWith(self)) {
      return;
    }
    String enrolment = said.substring(Math.min(said.length(), self.length()));
    listener.accept(enrolment.isEmpty() ? News.FOR_ALL : News.forDevice(enrolment));
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Optional<Connection> open = current;
      if (open.isPresent()) {
        open.get().abort(Runnable::run);
      }
    } catch (SQLException e) {
      LOG.debug("closing failed: SQLSTATE {}", e.getSQLState());
    }
  }
}
