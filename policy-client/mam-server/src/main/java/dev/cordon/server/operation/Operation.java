package dev.cordon.server.operation;

import dev.cordon.server.http.Patience;
import dev.cordon.server.keys.TlsFiles;
import dev.cordon.server.limit.Limits;
import java.time.Duration;
import java.util.Optional;

/**
 * How a server is run, beside what it does.
 *
 * @param pages where health and figures are shown; empty: nowhere
 * @param tls the operator's own key and certificate; empty: those that the server made itself
 * @param tlsLook how often the files of {@code tls} are looked at
 * @param limits what callers are held to
 * @param patience how long callers are waited for
 * @param drain how long it still answers after it said that it is not ready any more
 */
public record Operation(
    Optional<Address> pages,
    Optional<TlsFiles> tls,
    Duration tlsLook,
    Limits limits,
    Patience patience,
    Duration drain) {

  /** How often files of certificates are looked at. */
  public static final Duration TLS_LOOK = Duration.ofSeconds(60);

  /** Inside a program: nothing is shown, and many callers may share this machine's address. */
  public static final Operation INSIDE =
      new Operation(
          Optional.empty(),
          Optional.empty(),
          TLS_LOOK,
          Limits.OF_DEVICES,
          Patience.STANDARD,
          Duration.ZERO);

  /**
   * An address to listen on.
   *
   * @param port 0 for a free one
   */
  public record Address(String host, int port) {}

  /** The same with pages at {@code other}. */
  public Operation withPages(Address other) {
    return new Operation(Optional.of(other), tls, tlsLook, limits, patience, drain);
  }

  /** The same with the operator's own certificate, looked at every {@code look}. */
  public Operation withTls(TlsFiles files, Duration look) {
    return new Operation(pages, Optional.of(files), look, limits, patience, drain);
  }

  /** The same with other limits. */
  public Operation withLimits(Limits other) {
    return new Operation(pages, tls, tlsLook, other, patience, drain);
  }

  /** The same with other patience. */
  public Operation withPatience(Patience other) {
    return new Operation(pages, tls, tlsLook, limits, other, drain);
  }
}
