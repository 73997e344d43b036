package dev.cordon.server;

import dev.cordon.server.operation.Operation;
import dev.cordon.server.register.PostgresAddress;
import dev.cordon.server.setup.FirstStart;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a server is started.
 *
 * @param host the address to listen on
 * @param port 0 for a free one
 * @param publicUrl how devices reach the server, if not under host and port
 * @param clock the time
 * @param database where the register is; empty: in SQLite, in the data directory
 * @param tellSecrets is told what a first start prints once, before anything depends on it
 * @param operation how it is run, beside what it does
 */
public record ServerOptions(
    String host,
    int port,
    Optional<URI> publicUrl,
    Clock clock,
    Optional<PostgresAddress> database,
    Consumer<FirstStart.Secrets> tellSecrets,
    Operation operation) {

  /** Those of a server inside a program. */
  public ServerOptions(
      String host,
      int port,
      Optional<URI> publicUrl,
      Clock clock,
      Optional<PostgresAddress> database,
      Consumer<FirstStart.Secrets> tellSecrets) {
    this(host, port, publicUrl, clock, database, tellSecrets, Operation.INSIDE);
  }

  /** Those of a server with a register of its own. */
  public ServerOptions(
      String host,
      int port,
      Optional<URI> publicUrl,
      Clock clock,
      Consumer<FirstStart.Secrets> tellSecrets) {
    this(host, port, publicUrl, clock, Optional.empty(), tellSecrets);
  }

  /** A free port on this machine alone; for tests and first tries. */
  public static ServerOptions loopback() {
    return new ServerOptions("127.0.0.1", 0, Optional.empty(), Clock.systemUTC(), secrets -> {});
  }

  /** The same with another clock. */
  public ServerOptions withClock(Clock other) {
    return new ServerOptions(host, port, publicUrl, other, database, tellSecrets, operation);
  }

  /** The same on another port. */
  public ServerOptions withPort(int other) {
    return new ServerOptions(host, other, publicUrl, clock, database, tellSecrets, operation);
  }

  /** The same on a shared database. */
  public ServerOptions withDatabase(PostgresAddress other) {
    return new ServerOptions(
        host, port, publicUrl, clock, Optional.of(other), tellSecrets, operation);
  }

  /** The same, run otherwise. */
  public ServerOptions withOperation(Operation other) {
    return new ServerOptions(host, port, publicUrl, clock, database, tellSecrets, other);
  }
}
