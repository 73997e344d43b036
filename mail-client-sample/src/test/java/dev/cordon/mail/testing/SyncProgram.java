package dev.cordon.mail.testing;

import dev.cordon.mail.account.Account;
import dev.cordon.mail.account.Accounts;
import dev.cordon.mail.connect.MailServers;
import dev.cordon.mail.connect.TimeLimits;
import dev.cordon.mail.imap.MailSync;
import dev.cordon.mail.mime.MailParser;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Synchronises in a JVM of its own and says what it has acknowledged; made to be killed. */
public final class SyncProgram {
  private SyncProgram() {}

  /** Arguments: the work area's directory and a key store that holds the server's certificate. */
  public static void main(String[] arguments) throws Exception {
    try (WorkArea work = WorkArea.open(Path.of(arguments[0]))) {
      MailServers servers =
          new MailServers(context(Path.of(arguments[1])).getSocketFactory(), TimeLimits.DEFAULT);
      Account account = new Accounts(work.database).all().get(0);
      new MailSync(servers, work.store.mirror(), new MailParser())
          .sync(
              account,
              TestMailServer.LOGIN,
              "INBOX",
              (done, total) -> System.out.println(done + " of " + total + "."));
    }
  }

  private static SSLContext context(Path file) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, "changeit".toCharArray());
    }
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("server", keys.getCertificate("server"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(anchors);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
