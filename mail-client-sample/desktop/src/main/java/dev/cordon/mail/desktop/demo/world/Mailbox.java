package dev.cordon.mail.desktop.demo.world;

import dev.cordon.mail.account.Login;
import dev.cordon.mail.account.Server;
import java.net.URI;
import java.util.Optional;

/**
 * Where the employee's mail is.
 *
 * @param address the employee
 * @param imap where it is fetched
 * @param smtp where mail is sent; empty: nothing is sent
 * @param login of both
 */
public record Mailbox(String address, Server imap, Optional<Server> smtp, Login login) {
  private static final int IMAPS_PORT = 993;
  private static final String PASSWORD = "DEMO_IMAP_PASSWORD";

  /** In the demo's own office. */
  public static Mailbox in(Office office) {
    return new Mailbox(Office.ADDRESS, office.imap(), Optional.of(office.smtp()), office.login());
  }

  /**
   * On a server of the user's: {@code imaps://USER@HOST[:PORT]}. It is only read from; messages are
   * not marked, moved or deleted.
   */
  public static Mailbox at(URI imap) {
    String user = imap.getUserInfo();
    if (!"imaps".equals(imap.getScheme()) || user == null || imap.getHost() == null) {
      throw new IllegalArgumentException(
          "not an address of a mailbox: write imaps://USER@HOST[:PORT]");
    }
    int port = imap.getPort() < 0 ? IMAPS_PORT : imap.getPort();
    return new Mailbox(
        user, Server.tls(imap.getHost(), port), Optional.empty(), new Login(user, password(user)));
  }

  private static String password(String user) {
    String given = System.getenv(PASSWORD);
    if (given != null) {
      return given;
    }
    throw new IllegalArgumentException(
        "no password for " + user + ": set " + PASSWORD + " and start again");
  }
}
