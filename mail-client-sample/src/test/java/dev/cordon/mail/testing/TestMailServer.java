package dev.cordon.mail.testing;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cordon.mail.account.Account;
import dev.cordon.mail.account.Accounts;
import dev.cordon.mail.account.Login;
import dev.cordon.mail.account.Server;
import dev.cordon.storage.SecureDatabase;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLSocketFactory;

/** A real mail server on loopback: IMAPS and SMTPS, and SMTP without encryption. */
public final class TestMailServer implements AutoCloseable {
  public static final Login LOGIN = new Login("aoi", "correct horse");
  private static final ServerCertificate CERTIFICATE = certificate();
  private static final Logger LOG = quiet();

  private final GreenMail mail;
  private final GreenMailUser user;

  private TestMailServer(GreenMail mail) {
    this.mail = mail;
    LOG.setLevel(Level.OFF);
    mail.start();
    this.user = mail.setUser("aoi@example.co.jp", LOGIN.user(), LOGIN.password());
    mail.setUser("rei.sato@example.co.jp", "rei", "other password");
  }

  public static TestMailServer start() {
    return new TestMailServer(
        new GreenMail(new ServerSetup[] {on("imaps"), on("smtps"), on("smtp")}));
  }

  public static SSLSocketFactory sockets() {
    return CERTIFICATE.trustingSockets();
  }

  public int imapsPort() {
    return mail.getImaps().getPort();
  }

  public int smtpsPort() {
    return mail.getSmtps().getPort();
  }

  public int smtpPort() {
    return mail.getSmtp().getPort();
  }

  /** The account in {@code database}, with its login. */
  public Account account(SecureDatabase database) throws IOException {
    return account(
        database, Server.tls("localhost", imapsPort()), Server.tls("localhost", smtpsPort()));
  }

  public static Account account(SecureDatabase database, Server imap, Server smtp)
      throws IOException {
    return new Accounts(database).put("aoi@example.co.jp", "田中 葵", imap, smtp, LOGIN);
  }

  /** Puts a mail into the employee's inbox. */
  public void deliver(byte[] bytes) throws MessagingException {
    Session session = Session.getInstance(new Properties());
    user.deliver(new MimeMessage(session, new ByteArrayInputStream(bytes)));
  }

  public void deliver(Iterable<Path> mails) throws MessagingException, IOException {
    for (Path path : mails) {
      deliver(Files.readAllBytes(path));
    }
  }

  /** What is in the inbox of an address, whoever it belongs to. */
  public List<MimeMessage> received(String address) throws FolderException {
    List<MimeMessage> received = new ArrayList<>();
    GreenMailUser owner = mail.getUserManager().getUserByEmail(address);
    if (owner != null) {
      mail.getManagers()
          .getImapHostManager()
          .getInbox(owner)
          .getMessages()
          .forEach(each -> received.add(each.getMimeMessage()));
    }
    return received;
  }

  /** Works on a folder as another mail program of the employee does. */
  public void inFolder(String name, FolderWork work) throws MessagingException {
    Properties settings = new Properties();
    settings.put("mail.imaps.ssl.socketFactory", sockets());
    try (Store store = Session.getInstance(settings).getStore("imaps")) {
      store.connect("localhost", imapsPort(), LOGIN.user(), LOGIN.password());
      try (Folder folder = store.getFolder(name)) {
        folder.open(Folder.READ_WRITE);
        work.in(folder);
      }
    }
  }

  /** Deletes messages by their position, counted from 1, and for good. */
  public void delete(int first, int last) throws MessagingException {
    inFolder(
        "INBOX",
        folder -> {
          folder.setFlags(first, last, new Flags(Flags.Flag.DELETED), true);
          folder.expunge();
        });
  }

  /** What another mail program does. */
  public interface FolderWork {
    void in(Folder folder) throws MessagingException;
  }

  @Override
  public void close() {
    mail.stop();
  }

  /** Tests cut its connections; what it says about that is no news. */
  private static Logger quiet() {
    Logger log = Logger.getLogger("com.icegreen");
    log.setLevel(Level.OFF);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, error) -> {
          if (!thread.getName().matches("(imap|smtp)s?:.*")) {
            error.printStackTrace();
          }
        });
    return log;
  }

  private static ServerSetup on(String protocol) {
    ServerSetup setup = new ServerSetup(0, "localhost", protocol);
    setup.setServerStartupTimeout(20_000);
    return setup;
  }

  /** The server takes its certificate from system properties, once in a JVM. */
  private static ServerCertificate certificate() {
    try {
      ServerCertificate certificate = ServerCertificate.of("localhost");
      Path file = Files.createTempFile("mail-server", ".p12");
      file.toFile().deleteOnExit();
      certificate.writeKeyStore(file);
      System.setProperty("greenmail.tls.keystore.file", file.toString());
      System.setProperty("greenmail.tls.keystore.password", "changeit");
      return certificate;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
