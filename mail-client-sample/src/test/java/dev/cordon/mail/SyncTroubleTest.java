package dev.cordon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.mail.account.Account;
import dev.cordon.mail.account.Login;
import dev.cordon.mail.account.Server;
import dev.cordon.mail.connect.MailServers;
import dev.cordon.mail.connect.TimeLimits;
import dev.cordon.mail.error.MailException;
import dev.cordon.mail.error.Problem;
import dev.cordon.mail.imap.MailSync;
import dev.cordon.mail.imap.Progress;
import dev.cordon.mail.mime.MailParser;
import dev.cordon.mail.testing.Corpus;
import dev.cordon.mail.testing.CuttingProxy;
import dev.cordon.mail.testing.ListeningServer;
import dev.cordon.mail.testing.ServerCertificate;
import dev.cordon.mail.testing.TestMailServer;
import dev.cordon.mail.testing.WorkArea;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("C1")
@Tag("I1")
final class SyncTroubleTest {
  private static final TimeLimits SHORT =
      new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(5));

  @TempDir Path directory;
  private TestMailServer server;
  private WorkArea work;

  @BeforeEach
  void start() throws IOException {
    server = TestMailServer.start();
    work = WorkArea.open(directory);
  }

  @AfterEach
  void stop() {
    work.close();
    server.close();
  }

  @Test
  void aCertificateNobodyVouchesForIsRefusedBeforeThePassword() throws Exception {
    try (ListeningServer impostor = ListeningServer.with(ServerCertificate.of("localhost"))) {
      assertEquals(Problem.SERVER_NOT_TRUSTED, problem(impostor.port(), TestMailServer.sockets()));
      assertEquals("", impostor.heard());
    }
  }

  @Test
  void aTrustedCertificateOfAnotherServerIsRefusedBeforeThePassword() throws Exception {
    ServerCertificate other = ServerCertificate.of("other.example.com");
    try (ListeningServer impostor = ListeningServer.with(other)) {
      assertEquals(Problem.SERVER_NOT_TRUSTED, problem(impostor.port(), other.trustingSockets()));
      assertEquals("", impostor.heard());
    }
  }

  @Test
  void conscryptRefusesTheCertificateOfAnotherServerToo() throws Exception {
    ServerCertificate other = ServerCertificate.of("other.example.com");
    try (ListeningServer impostor = ListeningServer.with(other)) {
      assertEquals(Problem.SERVER_NOT_TRUSTED, problem(impostor.port(), conscrypt(other)));
      assertEquals("", impostor.heard());
    }
  }

  @Test
  void aWrongPasswordIsSaidToBeOne() throws IOException {
    Account account = server.account(work.database);
    MailException refused =
        assertThrows(
            MailException.class,
            () ->
                sync(TestMailServer.sockets())
                    .sync(account, new Login("aoi", "Wr0ng-word"), "INBOX", Progress.NONE));
    assertEquals(Problem.SIGN_IN_REFUSED, refused.problem());
    assertFalse((refused + refused.kinds()).contains("Wr0ng-word"));
  }

  @Test
  void aServerThatIsNotThereIsSaidToBeUnreachable() throws IOException {
    int port = server.imapsPort();
    server.close();
    assertEquals(Problem.SERVER_UNREACHABLE, problem(port, TestMailServer.sockets()));
  }

  @Test
  void aFolderThatIsNotThereIsNamed() throws IOException {
    Account account = server.account(work.database);
    MailException refused =
        assertThrows(
            MailException.class,
            () ->
                sync(TestMailServer.sockets())
                    .sync(account, TestMailServer.LOGIN, "Nowhere", Progress.NONE));
    assertEquals(Problem.FOLDER_MISSING, refused.problem());
    assertTrue(refused.text(java.util.Locale.ENGLISH).contains("Nowhere"));
  }

  @Test
  void aConnectionCutAnywhereLosesNothingAndTheNextOneGoesOn() throws Exception {
    for (int i = 0; i < 6; i++) {
      server.deliver(Corpus.good());
    }
    int cuts = 0;
    long bytes = 3_000;
    while (cutAfter(bytes)) {
      cuts++;
      bytes = bytes * 3 / 2;
    }
    assertTrue(cuts > 5, "only " + cuts + " cuts");
    assertEquals(150, work.store.search("CANARY", 1000).size());
  }

  /** Whether the connection broke before all was done; what was acknowledged is there then. */
  private boolean cutAfter(long bytes) throws IOException {
    int before = work.store.search("CANARY", 1000).size();
    AtomicInteger kept = new AtomicInteger(before);
    try (CuttingProxy network = CuttingProxy.to(server.imapsPort(), bytes)) {
      sync(TestMailServer.sockets())
          .sync(
              account(network.port()),
              TestMailServer.LOGIN,
              "INBOX",
              (done, total) -> kept.set(before + done));
      return false;
    } catch (MailException cut) {
      assertEquals(Problem.CONNECTION_CUT, cut.problem(), "after " + bytes + " " + cut.kinds());
      assertEquals(kept.get(), work.store.search("CANARY", 1000).size());
      return true;
    }
  }

  private Problem problem(int port, SSLSocketFactory sockets) throws IOException {
    Account account = account(port);
    return assertThrows(
            MailException.class,
            () -> sync(sockets).sync(account, TestMailServer.LOGIN, "INBOX", Progress.NONE))
        .problem();
  }

  private Account account(int port) throws IOException {
    Server imap = Server.tls("localhost", port);
    return TestMailServer.account(work.database, imap, imap);
  }

  private MailSync sync(SSLSocketFactory sockets) {
    return new MailSync(new MailServers(sockets, SHORT), work.store.mirror(), new MailParser());
  }

  private static SSLSocketFactory conscrypt(ServerCertificate trusted) throws Exception {
    KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
    anchors.load(null, null);
    anchors.setCertificateEntry("trusted", trusted.held.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX", Conscrypt.newProvider());
    trust.init(anchors);
    SSLContext context = SSLContext.getInstance("TLS", Conscrypt.newProvider());
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
