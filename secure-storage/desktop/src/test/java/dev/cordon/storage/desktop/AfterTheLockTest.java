package dev.cordon.storage.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Container;
import dev.cordon.core.Domain;
import dev.cordon.core.control.Membership;
import dev.cordon.core.desktop.DesktopContainers;
import dev.cordon.core.net.SecureHttp;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.policy.protocol.policy.PasscodeRules;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.desktop.jdbc.SecureDataSource;
import dev.cordon.storage.files.SecureFiles;
import dev.cordon.storage.settings.SettingKey;
import dev.cordon.storage.settings.Settings;
import dev.cordon.testing.heap.HeapDump;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an app did with a container, and which of its keys and words a dump of all live objects
 * still has after the lock, while the app holds on to everything that it got from the SDK.
 */
@Tag("A2")
@Tag("D2")
@Timeout(120)
class AfterTheLockTest {
  private static final Membership MEMBERSHIP =
      new Membership("enrolment", "0".repeat(64), URI.create("https://mam.example"), "sha256/none");
  private static final List<String> PURPOSES =
      List.of("files/content", "files/ids", "files/ledger", "databases/names", "database/mail");

  /** Connections that were cut end a moment later, more so on a busy machine. */
  private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

  @TempDir Path directory;
  private final HeapDump heap = new HeapDump();

  /** A thread that goes on living, as those of an app do. */
  private final ExecutorService app = Executors.newSingleThreadExecutor();

  private final MockWebServer server = new MockWebServer();

  private final List<Object> held = new ArrayList<>();
  private final Canary control = Canary.in(heap, "the control");

  @AfterEach
  void stop() throws IOException {
    app.shutdown();
    server.close();
  }

  @Test
  void nothingHoldsAKeyOrAWord() throws Exception {
    Container work = DesktopContainers.open(directory.resolve("work"), directory.resolve("vault"));
    held.add(control.text());
    try {
      List<String> keys = inApp(() -> use(work));
      assertTrue(heap.found(directory).containsAll(keys), "the control: while it is open");
      work.lock();
      server.close(); // it is in this process, too
      assertEquals(List.of("the control"), foundInTheEnd());
    } finally {
      work.close();
    }
  }

  private <T> T inApp(Callable<T> task) throws Exception {
    return app.submit(task).get();
  }

  private List<String> foundInTheEnd() throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    List<String> found = heap.found(directory);
    while (found.size() > 1 && System.nanoTime() - end < 0) {
      Thread.sleep(500);
      found = heap.found(directory);
    }
    return found;
  }

  /** Uses all of it; returns the names of the keys that are in memory then. */
  private List<String> use(Container work) throws Exception {
    HeldCertificate root =
        new HeldCertificate.Builder().commonName("root").certificateAuthority(0).build();
    work.organisation().join(MEMBERSHIP, "{}", 1, policy(root), 1);
    Canary passcode = Canary.in(heap, "passcode");
    try (Passcode first = Passcode.consuming(passcode.text().toCharArray())) {
      work.setPasscode(first);
      work.lock();
      held.add(work.unlock(first));
    }
    Domain domain = work.domain("account-1");
    held.addAll(List.of(work, domain));
    useFiles(domain);
    useDatabase(domain);
    useJdbc(domain);
    useHttp(work, root);
    return lookForKeys(work, domain);
  }

  private static Policy policy(HeldCertificate root) throws CertificateEncodingException {
    String anchor = Base64.getEncoder().encodeToString(root.certificate().getEncoded());
    Policy onADesktop = // which protects no screen
        Policy.DEFAULT.withAccess(
            new Access(
                PasscodeRules.DEFAULT,
                10,
                Access.WhenExceeded.WIPE,
                true,
                300,
                60,
                Access.WhenUnprotected.ALLOW,
                Permission.ALLOWED,
                1440));
    return onADesktop.withNetwork(new Network(List.of(anchor), List.of(), Network.MinTls.TLS_1_2));
  }

  private void useFiles(Domain domain) throws IOException {
    Canary name = Canary.in(heap, "name of a file");
    Canary content = Canary.in(heap, "content of a file");
    SecureFiles files = SecureFiles.in(domain);
    files.write(name.text(), out -> out.write(content.bytes()));
    files.write("open", out -> out.write(content.bytes()));
    InputStream open = files.read("open");
    assertTrue(open.read() >= 0);
    held.addAll(List.of(files, open));
  }

  private void useDatabase(Domain domain) throws IOException {
    Canary text = Canary.in(heap, "text of a database");
    Canary literal = Canary.in(heap, "literal of a statement");
    Canary setting = Canary.in(heap, "setting");
    SecureDatabase mail = DesktopDatabases.in(domain).open("mail");
    assertEquals(0, mail.execute("CREATE TABLE mail(subject TEXT, body BLOB)"));
    assertEquals(1, mail.execute("INSERT INTO mail VALUES(?, ?)", text.text(), text.bytes()));
    assertEquals(1, mail.execute("UPDATE mail SET subject = '" + literal.text() + "'"));
    String subject = "SELECT subject FROM mail WHERE body = ?";
    List<String> read = mail.query(subject, row -> row.text(0), text.bytes());
    assertEquals(List.of(literal.text()), read);
    Settings settings = Settings.in(mail);
    SettingKey<String> key = SettingKey.text("signature", "");
    settings.edit(editor -> editor.set(key, setting.text()));
    assertEquals(setting.text(), settings.get(key));
    held.addAll(List.of(mail, settings));
  }

  /** An app that closes nothing. */
  private void useJdbc(Domain domain) throws Exception {
    Canary text = Canary.in(heap, "text by JDBC");
    SecureDataSource source = DesktopDatabases.in(domain).dataSource("notes");
    Connection connection = source.getConnection();
    try (var create = connection.createStatement()) {
      assertEquals(0, create.executeUpdate("CREATE TABLE note(text TEXT)"));
    }
    PreparedStatement insert = connection.prepareStatement("INSERT INTO note VALUES(?)");
    insert.setString(1, text.text());
    assertEquals(1, insert.executeUpdate());
    held.addAll(List.of(source, connection, insert));
  }

  private void useHttp(Container work, HeldCertificate root) throws Exception {
    HeldCertificate localhost =
        new HeldCertificate.Builder()
            .commonName("localhost")
            .addSubjectAlternativeName("localhost")
            .signedBy(root)
            .build();
    HandshakeCertificates tls =
        new HandshakeCertificates.Builder().heldCertificate(localhost).build();
    OkHttpClient http = SecureHttp.in(work);
    held.add(http);
    server.useHttps(tls.sslSocketFactory());
    server.setDispatcher(new Answers(Canary.in(heap, "answer"), Canary.in(heap, "header")));
    server.start();
    Canary sent = Canary.in(heap, "request");
    for (int i = 0; i < 5; i++) {
      RequestBody body = RequestBody.create((sent.text() + " ").repeat(500), null);
      Request request = new Request.Builder().url(server.url("/")).post(body).build();
      try (Response response = http.newCall(request).execute()) {
        assertEquals(1000 * 25, response.body().string().length());
      }
      assertEquals("/", server.takeRequest().getTarget());
    }
  }

  /** Answers with words that it does not keep. */
  private static final class Answers extends Dispatcher {
    private final Canary body;
    private final Canary header;

    Answers(Canary body, Canary header) {
      this.body = body;
      this.header = header;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      return new MockResponse.Builder()
          .addHeader("X-Ticket", header.text())
          .body((body.text() + "\n").repeat(1000))
          .build();
    }
  }

  /** Those that have to be there are those that the SDK keeps; others come and go. */
  private List<String> lookForKeys(Container work, Domain domain) throws Exception {
    List<String> kept = new ArrayList<>();
    for (Map.Entry<String, SecretBytes> each : SecretsOf.all(work).entrySet()) {
      heap.lookFor(each.getKey(), each.getValue().copy());
      kept.add(each.getKey());
    }
    assertTrue(kept.size() >= 2, "the container's key and the domain's: " + kept);
    for (String purpose : PURPOSES) {
      try (SecretBytes key = domain.key(purpose)) {
        heap.lookFor(purpose, key.copy());
      }
    }
    kept.add("files/content");
    return kept;
  }
}
