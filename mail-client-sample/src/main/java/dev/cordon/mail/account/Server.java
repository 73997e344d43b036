package dev.cordon.mail.account;

/**
 * A mail server. Without encryption none is ever spoken to.
 *
 * @param host its name, which its certificate must carry
 */
public record Server(String host, int port, Encryption encryption) {
  /** How the connection is encrypted. */
  public enum Encryption {
    /** TLS from the first byte (RFC 8314). */
    TLS,
    /** Upgraded before anything else is said; refused if the server does not offer it. */
    STARTTLS
  }

  public Server {
    if (host.trim().isEmpty() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("no such server address");
    }
  }

  /** A server that speaks TLS from the first byte. */
  public static Server tls(String host, int port) {
    return new Server(host, port, Encryption.TLS);
  }
}
