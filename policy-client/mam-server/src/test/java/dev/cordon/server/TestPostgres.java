package dev.cordon.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL, which Maven brought, in a process of its own. */
public final class TestPostgres {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Path directory;
  private final EmbeddedPostgres process;
  private final int port;

  private TestPostgres(Path directory, int port) throws IOException {
    this.directory = directory;
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(
                Path.of(System.getProperty("java.io.tmpdir"), "postgres-program").toFile())
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("max_connections", "60");
    if (port > 0) {
      builder.setPort(port);
    }
    this.process = builder.start();
    this.port = process.getPort();
  }

  /** One for all tests of this JVM; skips the test, loudly, where there can be none. */
  public static TestPostgres shared() {
    return Shared.INSTANCE.orElseThrow(() -> skipped());
  }

  /** One of its own in {@code directory}, which may be killed. */
  static TestPostgres start(Path directory) {
    try {
      return new TestPostgres(directory, 0);
    } catch (IOException | RuntimeException | LinkageError e) {
      e.printStackTrace();
      throw skipped();
    }
  }

  private static AssertionError skipped() {
    String why = "no PostgreSQL runs here";
    if (System.getProperty("cordon.require", "").equals("all")) {
      return new AssertionError(why);
    }
    System.err.println("SKIPPED: " + why);
    Assumptions.abort(why);
    throw new IllegalStateException(why);
  }

  /** A fresh, empty database's URL. */
  public String newDatabase() {
    String name = "register" + NUMBERS.incrementAndGet();
    execute("create database " + name);
    return url(name);
  }

  String url(String database) {
    return "postgresql://postgres@127.0.0.1:" + port + "/" + database;
  }

  static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection("jdbc:" + url.replace("postgres@", ""), "postgres", "");
  }

  void execute(String sql) {
    try (Connection connection = connect(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends all its processes at once, without a word. */
  void kill() throws IOException {
    List<String> lines = Files.readAllLines(directory.resolve("postmaster.pid"));
    ProcessHandle main = ProcessHandle.of(Long.parseLong(lines.get(0).trim())).orElseThrow();
    List<ProcessHandle> all = Stream.concat(Stream.of(main), main.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(each -> each.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }

  /** Starts it again where it was. */
  TestPostgres again() throws IOException {
    process.close(); // it is dead, but its keeper holds a lock
    return new TestPostgres(directory, port);
  }

  void stop() throws IOException {
    process.close();
  }

  private static final class Shared {
    static final Optional<TestPostgres> INSTANCE = begin();

    private static Optional<TestPostgres> begin() {
      try {
        Path directory = Files.createTempDirectory("postgres").resolve("data");
        TestPostgres started = start(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(started::stopQuietly));
        return Optional.of(started);
      } catch (IOException | RuntimeException e) {
        System.err.println("PostgreSQL did not start: " + e);
        return Optional.empty();
      }
    }
  }

  private void stopQuietly() {
    try {
      stop();
    } catch (IOException e) {
      System.err.println("PostgreSQL did not stop: " + e);
    }
  }
}
