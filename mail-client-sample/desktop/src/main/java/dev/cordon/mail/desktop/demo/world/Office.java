package dev.cordon.mail.desktop.demo.world;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cordon.mail.account.Login;
import dev.cordon.mail.account.Server;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Properties;
import mockwebserver3.MockWebServer;

/**
 * The organisation's servers: mail over IMAPS and SMTPS, and an intranet over HTTPS, all with
 * certificates of its own authority.
 */
public final class Office implements AutoCloseable {
  /** The employee. */
  public static final String ADDRESS = "aoi@example.co.jp";

  /** Whom the employee writes to. */
  public static final String COLLEAGUE = "rei@example.co.jp";

  private static final Login LOGIN = new Login("aoi", "demo-mail-password");
  private static final int STARTUP_MILLIS = 20_000;

  private final Certificates certificates;
  private final GreenMail mail;
  private final GreenMailUser employee;
  private final GreenMailUser colleague;
  private final MockWebServer intranet;

  private Office(Certificates certificates, GreenMail mail, MockWebServer intranet) {
    this.certificates = certificates;
    this.mail = mail;
    this.intranet = intranet;
    this.employee = mail.setUser(ADDRESS, LOGIN.user(), LOGIN.password());
    this.colleague = mail.setUser(COLLEAGUE, "rei", "another-password");
  }

  /** Opens the office; {@code files} is a directory for its own use. */
  public static Office open(Path files) throws IOException, GeneralSecurityException {
    Certificates certificates = new Certificates();
    GreenMail mail = mailServer(certificates, files);
    mail.start();
    MockWebServer intranet = new MockWebServer();
    intranet.useHttps(certificates.handshake().sslSocketFactory());
    intranet.setDispatcher(new Intranet());
    intranet.start();
    return new Office(certificates, mail, intranet);
  }

  /** GreenMail takes its certificate from system properties. */
  private static GreenMail mailServer(Certificates certificates, Path files)
      throws IOException, GeneralSecurityException {
    String password = "changeit";
    Path keyStore = Files.createDirectories(files).resolve("mail-server.p12");
    certificates.writeKeyStore(keyStore, password.toCharArray());
    System.setProperty("greenmail.tls.keystore.file", keyStore.toString());
    System.setProperty("greenmail.tls.keystore.password", password);
    return new GreenMail(new ServerSetup[] {on("imaps"), on("smtps")});
  }

  private static ServerSetup on(String protocol) {
    ServerSetup setup = new ServerSetup(0, "localhost", protocol);
    setup.setServerStartupTimeout(STARTUP_MILLIS);
    return setup;
  }

  /** Puts a mail into the employee's inbox. */
  public void deliver(byte[] mime) throws MessagingException {
    Session session = Session.getInstance(new Properties());
    employee.deliver(new MimeMessage(session, new ByteArrayInputStream(mime)));
  }

  /** How many mails the colleague has received. */
  public int receivedByColleague() throws FolderException {
    return mail.getManagers().getImapHostManager().getInbox(colleague).getMessageCount();
  }

  /** Where mail is fetched. */
  public Server imap() {
    return Server.tls("localhost", mail.getImaps().getPort());
  }

  /** Where mail is sent. */
  public Server smtp() {
    return Server.tls("localhost", mail.getSmtps().getPort());
  }

  /** The employee's login. */
  public Login login() {
    return LOGIN;
  }

  /** An address of the intranet. */
  public String page(String path) {
    return intranet.url(path).toString();
  }

  /** The certificate that devices shall trust, as the policy carries it. */
  public String authorityBase64() {
    return certificates.authorityBase64();
  }

  @Override
  public void close() {
    mail.stop();
    intranet.close();
  }
}
