package dev.cordon.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.policy.protocol.policy.Network.MinTls;
import dev.cordon.testing.EnrolledContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The device's clock shows today throughout; what differs is what the organisation says. */
@Tag("I1")
@Timeout(60)
class TwoClocksTest {
  private static final Duration TWO_DAYS = Duration.ofDays(2);

  private final EnrolledContainer work = EnrolledContainer.create();
  private final OkHttpClient http = SecureHttp.in(work.container());
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void aDeviceOfToday() throws ContainerException {
    work.device().clock().set(Instant.now());
    serverSays(Duration.ZERO);
    work.lock();
    work.open();
    work.publish(Certificates.ownRoot());
  }

  @AfterEach
  void stop() throws IOException {
    work.lock();
    server.close();
  }

  @Test
  void aCertificateThatIsOverByTheServersWordIsRefused() throws Exception {
    serve(Certificates.SERVER);
    call();
    serverSays(TWO_DAYS);
    assertRefused(Code.SERVER_CERTIFICATE_EXPIRED);
  }

  @Test
  void aCertificateThatIsTooEarlyByTheServersWordIsRefused() throws Exception {
    serve(Certificates.SERVER);
    serverSays(TWO_DAYS.negated());
    assertRefused(Code.SERVER_CERTIFICATE_TOO_EARLY);
  }

  @Test
  void anIssuerThatIsOverByTheServersWordIsRefused() throws Exception {
    HeldCertificate issuer =
        Forged.by(Certificates.ROOT).authority("Branch", true).valid(-1, 12).build();
    HeldCertificate own = Forged.by(issuer).named("localhost").valid(-1, 200).build();
    serve(Certificates.serving(own, issuer.certificate()).getSocketFactory());
    call();
    serverSays(TWO_DAYS);
    assertRefused(Code.SERVER_CERTIFICATE_EXPIRED);
  }

  @Test
  void whatIsOverByTheTimeThatCountsIsRefusedAlthoughTheServerIsSilent() throws Exception {
    TwoClocks turnedBack = new TwoClocks(() -> Instant.now().plus(TWO_DAYS), Optional::empty);
    assertThrows(
        CertificateExpiredException.class,
        () -> turnedBack.check(Certificates.SERVER.certificate()));
    new TwoClocks(Instant::now, Optional::empty).check(Certificates.SERVER.certificate());
  }

  @Test
  void withinTheDatesByBothClocksItIsTrusted() throws Exception {
    serve(Certificates.SERVER);
    serverSays(Duration.ofHours(1));
    call();
    assertEquals(1, server.getRequestCount());
  }

  /** A resumed session shows no certificate: it would get past a judgement that fails by now. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void noSessionIsResumedPastAJudgementThatWouldFailNow(String version) throws Exception {
    SSLServerSocket listening =
        (SSLServerSocket)
            Certificates.serving(Certificates.SERVER)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("localhost"));
    listening.setEnabledProtocols(new String[] {version});
    try (RawServer resuming = RawServer.that(listening, RawServer::answerOk)) {
      call(resuming.url());
      http.connectionPool().evictAll();
      call(resuming.url());
      http.connectionPool().evictAll();
      serverSays(TWO_DAYS);
      UntrustedServerException refused =
          assertThrows(UntrustedServerException.class, () -> call(resuming.url()));
      assertEquals(Code.SERVER_CERTIFICATE_EXPIRED, refused.reason().code());
    }
  }

  @Test
  void pinsBindUntilTheServerSaysThatTheirTimeIsOver() throws Exception {
    serve(Certificates.SERVER);
    pinSomebodyElseUntil(Instant.now().plus(Duration.ofHours(1)));
    assertRefused(Code.SERVER_PIN_MISSING);
    work.device().clock().turn(Duration.ofHours(2));
    assertRefused(Code.SERVER_PIN_MISSING);
    serverSays(Duration.ZERO);
    assertRefused(Code.SERVER_PIN_MISSING);
    serverSays(Duration.ofHours(2));
    call();
  }

  @Test
  void theServersWordOfBeforeARestartEndsNoPins() throws Exception {
    serve(Certificates.SERVER);
    serverSays(Duration.ofHours(2));
    work.device().clock().off(Duration.ofMinutes(1));
    work.device().clock().set(Instant.now().plus(Duration.ofHours(3)));
    pinSomebodyElseUntil(Instant.now().plus(Duration.ofHours(1)));
    assertRefused(Code.SERVER_PIN_MISSING);
  }

  @Test
  void whereOneSetIsOverTheOthersStillBind() throws Exception {
    serve(Certificates.SERVER);
    serverSays(Duration.ZERO);
    List<String> other = Certificates.pinOf("localhost", Certificates.OTHER_ROOT).sha256();
    Optional<Instant> over = Optional.of(Instant.now().minusSeconds(60));
    Network.Pin ended = Certificates.pinOf("localhost", Certificates.SERVER);
    work.publish(
        Certificates.network(
            Certificates.ROOT,
            MinTls.TLS_1_2,
            new Network.Pin("localhost", ended.sha256(), over),
            new Network.Pin("localhost", other)));
    assertRefused(Code.SERVER_PIN_MISSING);
  }

  private void pinSomebodyElseUntil(Instant end) {
    List<String> other = Certificates.pinOf("localhost", Certificates.OTHER_ROOT).sha256();
    Network.Pin pin = new Network.Pin("localhost", other, Optional.of(end));
    work.publish(Certificates.network(Certificates.ROOT, MinTls.TLS_1_2, pin));
  }

  /** The organisation's server tells a time that is so much later than it is. */
  private void serverSays(Duration later) throws ContainerException {
    work.container()
        .organisation()
        .contacted(Instant.now().plus(later), work.container().organisation().uptime());
  }

  private void serve(HeldCertificate certificate) {
    serve(Certificates.serving(certificate).getSocketFactory());
  }

  private void serve(SSLSocketFactory tls) {
    try {
      server.useHttps(tls);
      for (int i = 0; i < 5; i++) {
        server.enqueue(new MockResponse.Builder().build());
      }
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertRefused(Code code) {
    http.connectionPool().evictAll();
    UntrustedServerException refused = assertThrows(UntrustedServerException.class, this::call);
    assertEquals(code, refused.reason().code());
  }

  private void call() throws IOException {
    call("https://localhost:" + server.getPort() + "/");
  }

  private void call(String url) throws IOException {
    http.newCall(new Request.Builder().url(url).build()).execute().close();
  }
}
