package dev.cordon.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.policy.protocol.policy.Network.MinTls;
import dev.cordon.testing.EnrolledContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.TlsVersion;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("I1")
@Tag("B4")
@Timeout(60)
class SecureHttpTrustTest {
  private final EnrolledContainer work = EnrolledContainer.create();
  private final OkHttpClient http = SecureHttp.in(work.container());
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void trustTheOrganisation() {
    work.publish(Certificates.ownRoot());
  }

  @AfterEach
  void stop() throws IOException {
    work.lock();
    server.close();
  }

  @Test
  void aServerOfTheOrganisationIsSpokenToByHttp2OverTls13() throws IOException {
    serve(Certificates.SERVER);
    try (Response response = get("/hello")) {
      assertEquals("hello", response.body().string());
      assertEquals(Protocol.HTTP_2, response.protocol());
      assertEquals(TlsVersion.TLS_1_3, response.handshake().tlsVersion());
    }
  }

  @Test
  void conscryptIsNotPutInTheListOfProviders() throws IOException {
    serve(Certificates.SERVER);
    get("/").close();
    assertEquals(null, Security.getProvider("Conscrypt"));
  }

  @Test
  void anExpiredCertificateIsRefused() throws IOException {
    serve(Certificates.expired().signedBy(Certificates.ROOT).build());
    assertUntrusted();
  }

  @Test
  void aCertificateForAnotherHostIsRefused() throws IOException {
    serve(Certificates.issued("other.example"));
    assertUntrusted();
  }

  @Test
  void aCommonNameAloneDoesNotNameTheHost() throws IOException {
    serve(
        new HeldCertificate.Builder().commonName("localhost").signedBy(Certificates.ROOT).build());
    assertUntrusted();
  }

  @Test
  void aSelfSignedCertificateIsRefused() throws IOException {
    serve(new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build());
    assertUntrusted();
  }

  @Test
  void anUnknownRootIsRefused() throws IOException {
    serve(Certificates.issued("localhost", Certificates.OTHER_ROOT));
    assertUntrusted();
  }

  @Test
  void theOrganisationsRootIsNotTrustedWhenThePolicyNamesNone() throws IOException {
    work.publish(Network.DEFAULT);
    serve(Certificates.SERVER);
    assertUntrusted();
  }

  @Test
  void thePlatformsAnchorsAreTrustedWhenThePolicyNamesNone() throws IOException {
    work.publish(Network.DEFAULT);
    serve(Certificates.SERVER);
    OkHttpClient onSuchPlatform =
        SecureHttp.in(
            work.container(),
            () ->
                new HandshakeCertificates.Builder()
                    .addTrustedCertificate(Certificates.ROOT.certificate())
                    .build()
                    .trustManager());
    Request request = new Request.Builder().url(url("/")).build();
    try (Response response = onSuchPlatform.newCall(request).execute()) {
      assertEquals(200, response.code());
    }
  }

  @Test
  void aPinnedServerIsTrustedByItsOwnKeyAndByItsRootsKey() throws IOException {
    serve(Certificates.SERVER);
    for (HeldCertificate pinned : List.of(Certificates.SERVER, Certificates.ROOT)) {
      pin(Certificates.pinOf("localhost", pinned));
      get("/").close();
    }
    assertEquals(2, server.getRequestCount());
  }

  @Test
  void aServerWithoutThePinnedKeyIsRefused() throws IOException {
    serve(Certificates.SERVER);
    pin(Certificates.pinOf("localhost", Certificates.OTHER_ROOT));
    assertUntrusted();
  }

  @Test
  void aPinnedCertificateThatIsMerelyAppendedToTheChainDoesNotCount() throws IOException {
    serve(Certificates.serving(Certificates.SERVER, Certificates.OTHER_ROOT.certificate()));
    pin(Certificates.pinOf("localhost", Certificates.OTHER_ROOT));
    assertUntrusted();
  }

  @Test
  void anotherHostsPinsDoNotMatter() throws IOException {
    serve(Certificates.SERVER);
    pin(Certificates.pinOf("other.example", Certificates.OTHER_ROOT));
    get("/").close();
  }

  @Test
  void aNewPinCountsAtTheNextRequestAlthoughTheConnectionIsOpen() throws IOException {
    serve(Certificates.SERVER);
    get("/").close();
    pin(Certificates.pinOf("localhost", Certificates.OTHER_ROOT));
    assertThrows(UntrustedServerException.class, () -> get("/"));
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void aSpareKeyIsEnough() throws IOException {
    serve(Certificates.SERVER);
    pin(pins(Certificates.OTHER_ROOT, Certificates.SERVER));
    get("/").close();
  }

  @Test
  void aKeyThatThePolicyTakesBackCountsNoMore() throws IOException {
    serve(Certificates.SERVER);
    pin(pins(Certificates.OTHER_ROOT, Certificates.SERVER));
    get("/").close();
    pin(pins(Certificates.OTHER_ROOT));
    UntrustedServerException refused = assertThrows(UntrustedServerException.class, () -> get("/"));
    assertEquals(Reason.Code.SERVER_PIN_MISSING, refused.reason().code());
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void anAuthorityWithAShortKeyIsTrustedByNobody() throws IOException {
    HeldCertificate weak =
        Forged.by(Certificates.ROOT).authority("Weak", true).keys(Forged.keys("RSA", 1024)).build();
    work.publish(Certificates.network(weak, MinTls.TLS_1_2));
    serve(Forged.by(weak).named("localhost").build());
    UntrustedServerException refused = assertThrows(UntrustedServerException.class, () -> get("/"));
    assertEquals(Reason.Code.SERVER_CERTIFICATE_WEAK, refused.reason().code());
  }

  @Test
  void aServersOwnCertificateAsAnchorIsTrustedUntilItExpires() throws IOException {
    serve(Certificates.SERVER);
    work.publish(Certificates.network(Certificates.SERVER, MinTls.TLS_1_2));
    get("/").close();
    HeldCertificate expired =
        Forged.by(Certificates.ROOT).named("localhost").valid(-48, -24).build();
    work.publish(Certificates.network(expired, MinTls.TLS_1_2));
    try (RawServer old =
        RawServer.that(listening(expired), c -> ((SSLSocket) c).startHandshake())) {
      UntrustedServerException refused =
          assertThrows(UntrustedServerException.class, () -> call(old.url()));
      assertEquals(Reason.Code.SERVER_CERTIFICATE_EXPIRED, refused.reason().code());
    }
  }

  @Test
  void aHostIsHeldToItsPinsInWhateverWayItsNameIsWritten() throws Exception {
    Network.Pin pin = Certificates.pinOf("localhost", Certificates.OTHER_ROOT);
    PinSets pins = new PinSets(List.of(pin), TwoClocks.of(work.container()));
    for (String host : List.of("localhost", "localhost.", "LOCALHOST")) {
      assertThrows(
          DistrustException.class,
          () -> pins.check(host, List.of(Certificates.SERVER.certificate())),
          host);
    }
    pins.check("other.example", List.of(Certificates.SERVER.certificate()));
  }

  @Test
  void anchorsOrPinsThatCannotBeReadTrustNobody() {
    Network anchors = new Network(List.of("bm90IGEgY2VydGlmaWNhdGU="), List.of(), MinTls.TLS_1_2);
    Network pins =
        Certificates.network(
            Certificates.ROOT, MinTls.TLS_1_2, new Network.Pin("localhost", List.of("%%%")));
    for (Network unreadable : List.of(anchors, pins)) {
      TwoClocks clocks = TwoClocks.of(work.container());
      assertThrows(
          Exception.class,
          () ->
              TlsTerms.of(
                  unreadable, SystemTrust.ofTheJdk(), clocks, Optional.empty(), Gateways.NONE));
      assertThrows(UncheckedIOException.class, () -> work.publish(unreadable));
    }
  }

  @Test
  void aServerThatStopsAtTls12IsRefusedWhereThePolicyWants13() throws IOException {
    try (RawServer old = RawServer.that(tls12(), c -> ((SSLSocket) c).startHandshake())) {
      work.publish(Certificates.network(Certificates.ROOT, MinTls.TLS_1_3));
      UntrustedServerException refused =
          assertThrows(UntrustedServerException.class, () -> call(old.url()));
      assertEquals(Reason.Code.SERVER_TLS_TOO_OLD, refused.reason().code());
    }
  }

  @Test
  void aServerThatRefusesTodaysTlsIsRefused() throws IOException {
    // A fatal alert "protocol_version" of TLS 1.0 (RFC 5246, section 7.2.2).
    assertRefusedWhenAnswering(0x15, 3, 1, 0, 2, 2, 70);
  }

  @Test
  void aServerThatPicksTls10Or11IsRefused() throws IOException {
    for (int minor : new int[] {1, 2}) {
      int[] hello = new int[47];
      // ServerHello (RFC 4346, section 7.4.1.3): version, random, no session, suite, no
      // compression.
      int[] start = {0x16, 3, minor, 0, 42, 2, 0, 0, 38, 3, minor};
      System.arraycopy(start, 0, hello, 0, start.length);
      hello[44] = 0xC0;
      hello[45] = 0x13;
      assertRefusedWhenAnswering(hello);
    }
  }

  @Test
  void aServerThatHangsUpInTheHandshakeIsUnreachable() throws IOException {
    try (RawServer rude = RawServer.that(RawServer.answering())) {
      UnreachableServerException refused =
          assertThrows(UnreachableServerException.class, () -> call(rude.url()));
      assertEquals(Reason.Code.SERVER_UNREACHABLE, refused.reason().code());
    }
  }

  @Test
  void aPortWhereNobodyListensIsUnreachable() throws IOException {
    RawServer gone = RawServer.that(RawServer.answering());
    gone.close();
    assertThrows(UnreachableServerException.class, () -> call(gone.url()));
  }

  @Test
  void cleartextIsRefusedBeforeAnythingIsSent() throws IOException {
    server.start();
    UntrustedServerException refused =
        assertThrows(
            UntrustedServerException.class,
            () -> call("http://localhost:" + server.getPort() + "/"));
    assertEquals(Reason.Code.SERVER_NOT_ENCRYPTED, refused.reason().code());
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void aRedirectToCleartextIsRefused() throws IOException {
    try (MockWebServer clear = new MockWebServer()) {
      clear.start();
      server.useHttps(Certificates.serving(Certificates.SERVER).getSocketFactory());
      server.enqueue(
          new MockResponse.Builder()
              .code(302)
              .addHeader("Location", "http://localhost:" + clear.getPort() + "/")
              .build());
      server.start();
      UntrustedServerException refused =
          assertThrows(UntrustedServerException.class, () -> get("/"));
      assertEquals(Reason.Code.SERVER_NOT_ENCRYPTED, refused.reason().code());
      assertEquals(0, clear.getRequestCount());
    }
  }

  @Test
  void nothingIsRememberedBetweenCalls() throws IOException, InterruptedException {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Set-Cookie", "session=secret")
            .addHeader("Cache-Control", "max-age=3600")
            .build());
    serve(Certificates.SERVER);
    get("/").close();
    get("/").close();
    server.takeRequest();
    assertEquals(null, server.takeRequest().getHeaders().get("Cookie"));
    assertEquals(2, server.getRequestCount());
  }

  @Test
  void theRefusalIsExplainedInBothLanguages() throws IOException {
    serve(Certificates.issued("other.example"));
    UntrustedServerException refused = assertThrows(UntrustedServerException.class, () -> get("/"));
    assertEquals(Reason.Code.SERVER_NAME_WRONG, refused.reason().code());
    assertTrue(refused.text(Locale.ENGLISH).contains("Nothing was sent"));
    assertTrue(refused.text(Locale.JAPANESE).contains("何も送信していません"));
  }

  private void serve(HeldCertificate certificate) throws IOException {
    serve(Certificates.serving(certificate));
  }

  private void serve(SSLContext context) throws IOException {
    server.useHttps(context.getSocketFactory());
    for (int i = 0; i < 3; i++) {
      server.enqueue(new MockResponse.Builder().body("hello").build());
    }
    server.start();
  }

  private void pin(Network.Pin pin) {
    work.publish(Certificates.network(Certificates.ROOT, MinTls.TLS_1_2, pin));
  }

  private void assertUntrusted() {
    assertThrows(UntrustedServerException.class, () -> get("/"));
    assertEquals(0, server.getRequestCount());
  }

  private void assertRefusedWhenAnswering(int... bytes) throws IOException {
    try (RawServer old = RawServer.that(RawServer.answering(bytes))) {
      assertThrows(UntrustedServerException.class, () -> call(old.url()));
    }
  }

  private Response get(String path) throws IOException {
    return call(url(path));
  }

  private String url(String path) {
    return "https://localhost:" + server.getPort() + path;
  }

  private Response call(String url) throws IOException {
    return http.newCall(new Request.Builder().url(url).build()).execute();
  }

  private static Network.Pin pins(HeldCertificate... keys) {
    List<String> hashes = new ArrayList<>();
    for (HeldCertificate key : keys) {
      hashes.addAll(Certificates.pinOf("localhost", key).sha256());
    }
    return new Network.Pin("localhost", hashes);
  }

  private static SSLServerSocket listening(HeldCertificate certificate) throws IOException {
    return (SSLServerSocket)
        Certificates.serving(certificate)
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getByName("localhost"));
  }

  private static SSLServerSocket tls12() throws IOException {
    SSLServerSocket socket = listening(Certificates.SERVER);
    socket.setEnabledProtocols(new String[] {"TLSv1.2"});
    return socket;
  }
}
