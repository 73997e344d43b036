package dev.cordon.server;

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
 * @param tellSecrets is told what a first start prints once, before anything depends on it
 */
public record ServerOptions(
    String host,
    int port,
    Optional<URI> publicUrl,
    Clock clock,
    Consumer<FirstStart.Secrets> tellSecrets) {

  /** A free port on this machine alone; for tests and first tries. */
  public static ServerOptions loopback() {
    return new ServerOptions("127.0.0.1", 0, Optional.empty(), Clock.systemUTC(), secrets -> {});
  }

  /** The same with another clock. */
  public ServerOptions withClock(Clock other) {
    return new ServerOptions(host, port, publicUrl, other, tellSecrets);
  }

  /** The same on another port. */
  public ServerOptions withPort(int other) {
    return new ServerOptions(host, other, publicUrl, clock, tellSecrets);
  }
}
