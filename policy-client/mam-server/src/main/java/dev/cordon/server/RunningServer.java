package dev.cordon.server;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A server that answers until it is closed. Safe for many threads. */
public final class RunningServer implements AutoCloseable {
  private final URI uri;
  private final String pin;
  private final String tenant;
  private final Optional<String> firstPassword;
  private final Resources resources;
  private final Optional<URI> operation;
  private final List<String> routes;

  RunningServer(
      URI uri,
      String pin,
      String tenant,
      Optional<String> firstPassword,
      Resources resources,
      Optional<URI> operation,
      List<String> routes) {
    this.uri = uri;
    this.pin = pin;
    this.tenant = tenant;
    this.firstPassword = firstPassword;
    this.resources = resources;
    this.operation = operation;
    this.routes = List.copyOf(routes);
  }

  /** How devices and administrators reach it. */
  public URI uri() {
    return uri;
  }

  /** {@code sha256/} and the Base64 of the SHA-256 of its TLS key's SubjectPublicKeyInfo. */
  public String pin() {
    return pin;
  }

  /** The organisation: lowercase hex SHA-256 of the payload of its root version 1. */
  public String tenant() {
    return tenant;
  }

  /** The one-time password of {@code admin}, if this was the first start. */
  public Optional<String> firstPassword() {
    return firstPassword;
  }

  /** Where health, readiness and figures are shown, if they are. */
  public Optional<URI> operation() {
    return operation;
  }

  /** What it answers, as {@code GET /v1/root/{version}}. */
  List<String> routes() {
    return routes;
  }

  /** Ends open streams, lets running requests finish, closes the register. Repeatable. */
  @Override
  public void close() {
    resources.close();
  }
}
