package dev.cordon.mail.connect;

import dev.cordon.mail.account.Account;
import dev.cordon.mail.account.Login;
import dev.cordon.mail.account.Server;
import dev.cordon.mail.account.Server.Encryption;
import dev.cordon.mail.error.MailException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/** Opens connections to an account's servers. Safe for many threads. */
public final class MailServers {
  /** Nothing of a literal beyond this is held in memory while it is sent. */
  private static final int APPEND_BUFFER_BYTES = 64 * 1024;

  private final IdentityCheckedSockets sockets;
  private final TimeLimits limits;

  /**
   * Connections by {@code sockets} only.
   *
   * @param sockets decides which certificates are trusted; the name is checked here
   */
  public MailServers(SSLSocketFactory sockets, TimeLimits limits) {
    this.sockets = new IdentityCheckedSockets(sockets);
    this.limits = limits;
  }

  /** A signed-in connection to the IMAP server; the caller closes it. */
  public Store imap(Account account, Login login) throws MailException {
    Server server = account.imap();
    String protocol = server.encryption() == Encryption.TLS ? "imaps" : "imap";
    try {
      Store store = session(protocol, server).getStore(protocol);
      store.connect(server.host(), server.port(), login.user(), login.password());
      return store;
    } catch (MessagingException e) {
      throw Trouble.of(e, server.host());
    }
  }

  /** A signed-in connection to the SMTP server; the caller closes it. */
  public Transport smtp(Account account, Login login) throws MailException {
    Server server = account.smtp();
    String protocol = server.encryption() == Encryption.TLS ? "smtps" : "smtp";
    try {
      Transport transport = session(protocol, server).getTransport(protocol);
      transport.connect(server.host(), server.port(), login.user(), login.password());
      return transport;
    } catch (MessagingException e) {
      throw Trouble.of(e, server.host());
    }
  }

  private Session session(String protocol, Server server) {
    Properties settings = new Properties();
    String prefix = "mail." + protocol + ".";
    settings.put(prefix + "ssl.socketFactory", sockets);
    settings.setProperty(prefix + "ssl.checkserveridentity", "true");
    boolean upgrade = server.encryption() == Encryption.STARTTLS;
    settings.setProperty(prefix + "starttls.enable", Boolean.toString(upgrade));
    settings.setProperty(prefix + "starttls.required", Boolean.toString(upgrade));
    settings.setProperty(prefix + "connectiontimeout", "" + limits.connect().toMillis());
    settings.setProperty(prefix + "timeout", "" + limits.silence().toMillis());
    settings.setProperty(prefix + "writetimeout", "" + limits.silence().toMillis());
    settings.setProperty(prefix + "appendbuffersize", "" + APPEND_BUFFER_BYTES);
    settings.setProperty(prefix + "auth", "true");
    settings.setProperty(prefix + "sendpartial", "false");
    // Said in EHLO: the device's own name is nobody's business.
    settings.setProperty(prefix + "localhost", "localhost");
    return Session.getInstance(settings);
  }
}
