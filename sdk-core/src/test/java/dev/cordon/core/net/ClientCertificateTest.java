package dev.cordon.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.control.ClientIdentity;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.testing.EnrolledContainer;
import java.io.IOException;
import java.net.InetAddress;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLPeerUnverifiedException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D6")
@Tag("I2")
@Timeout(60)
class ClientCertificateTest {
  private static final HeldCertificate CLIENTS = Certificates.root("Issuer of clients");
  private static final String NAMED = "wiki.corp.example";

  private final EnrolledContainer work = EnrolledContainer.create();
  private final OkHttpClient http =
      SecureHttp.in(work.container())
          .newBuilder()
          .dns(name -> List.of(InetAddress.getLoopbackAddress()))
          .build();
  private final ClientCertificate certificate = ClientCertificate.of(work.container(), http);
  private final FakeEst issuer = new FakeEst(CLIENTS);
  private final MockWebServer est = serving("est.corp.example");
  private final MockWebServer server = serving(NAMED, "other.example");

  @BeforeEach
  void start() throws Exception {
    work.device().clock().set(Instant.now());
    serverSays(Duration.ZERO);
    work.lock();
    work.open();
    est.setDispatcher(issuer);
    est.requestClientAuth();
    est.start();
    work.publish(wanting("*.corp.example"));
  }

  @AfterEach
  void stop() throws IOException {
    work.lock();
    est.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2", "1.3"})
  void aServerThatDemandsItIsShownTheCertificateOfAKeyInTheVault(String tls) throws Exception {
    server.requireClientAuth();
    serve();
    certificate.obtain();
    if (tls.equals("1.3")) {
      Network network = work.container().policy().network();
      work.publish(
          new Network(
              network.trustAnchors(),
              List.of(),
              Network.MinTls.TLS_1_3,
              network.clientCertificate()));
    }
    assertEquals(200, call(NAMED));
    assertEquals("CN=enrolment", shown(server.takeRequest()).getName());
    assertEquals(Set.of(current().key()), keysForTls());
  }

  @Test
  void withoutACertificateTheSameServerStaysClosed() {
    server.requireClientAuth();
    serve();
    assertThrows(ContainerException.class, () -> call(NAMED));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void aHostThatThePolicyDoesNotNameSeesNoCertificate() throws Exception {
    server.requestClientAuth();
    serve();
    certificate.obtain();
    assertEquals(200, call("other.example"));
    assertThrows(SSLPeerUnverifiedException.class, () -> shown(server.takeRequest()));
    assertEquals(200, call(NAMED));
    assertEquals("CN=enrolment", shown(server.takeRequest()).getName());
  }

  @Test
  void aConnectionOfBeforeTheCertificateIsNotUsedOn() throws Exception {
    server.requestClientAuth();
    serve();
    assertEquals(200, call(NAMED));
    assertThrows(SSLPeerUnverifiedException.class, () -> shown(server.takeRequest()));
    certificate.obtain();
    assertEquals(200, call(NAMED));
    assertEquals("CN=enrolment", shown(server.takeRequest()).getName());
  }

  @Test
  void aNamedHostThatIsNotTrustedSeesNoCertificate() throws Exception {
    try (MockWebServer false_ = new MockWebServer()) {
      HeldCertificate own = Certificates.issued(NAMED, Certificates.OTHER_ROOT);
      false_.useHttps(tls(own));
      false_.requestClientAuth();
      false_.start();
      certificate.obtain();
      assertThrows(
          UntrustedServerException.class, () -> call("https://" + NAMED + ":" + false_.getPort()));
      assertEquals(0, false_.getRequestCount());
    }
  }

  @Test
  void theKeyIsNotToBeHadAndIsForNothingElse() throws Exception {
    certificate.obtain();
    VaultKey key = new VaultKey(work.container().clientKeys(), current().key());
    assertNull(key.getEncoded());
    assertNull(key.getFormat());
    byte[] message = new byte[32];
    assertThrows(
        IllegalStateException.class, () -> work.device().vault().sign(key.name(), message));
    assertThrows(
        IllegalArgumentException.class,
        () -> work.container().clientKeys().sign("identity", message));
    assertThrows(
        IllegalArgumentException.class,
        () -> work.container().clientKeys().sign(key.name(), new byte[31]));
  }

  @Test
  void afterALockTheKeySignsNothing() throws Exception {
    certificate.obtain();
    String key = current().key();
    work.lock();
    assertThrows(
        ContainerClosedException.class,
        () -> work.container().clientKeys().sign(key, new byte[32]));
    assertThrows(ContainerClosedException.class, () -> call("https://" + NAMED + "/"));
    work.open();
    assertEquals(key, current().key());
    work.container().clientKeys().sign(key, new byte[32]);
  }

  @Test
  void aWipeDestroysTheKeyAndForgetsTheCertificate() throws Exception {
    certificate.obtain();
    String key = current().key();
    work.container().wipe();
    assertEquals(Set.of(), keysForTls());
    assertEquals(Optional.empty(), work.container().clientKeys().current());
    assertThrows(
        ContainerClosedException.class,
        () -> work.container().clientKeys().sign(key, new byte[32]));
  }

  @Test
  void itIsAskedForOnceAndRenewedForANewKeyWhenTwoThirdsAreOver() throws Exception {
    issuer.life(Duration.ofHours(30));
    certificate.obtain(Optional.of(Credentials.basic("user", "once")));
    ClientIdentity first = current();
    RecordedRequest enrol = est.takeRequest();
    assertEquals("/.well-known/est/simpleenroll", enrol.getTarget());
    assertEquals("Basic dXNlcjpvbmNl", enrol.getHeaders().get("Authorization"));
    serverSays(Duration.ofHours(19));
    certificate.obtain();
    assertEquals(first, current());
    assertEquals(1, est.getRequestCount());
    serverSays(Duration.ofHours(21));
    assertTrue(certificate.isDue());
    certificate.obtain();
    RecordedRequest renew = est.takeRequest();
    assertEquals("/.well-known/est/simplereenroll", renew.getTarget());
    assertEquals("CN=enrolment", shown(renew).getName());
    assertNotEquals(first.key(), current().key());
    assertEquals(Set.of(current().key()), keysForTls());
  }

  @ParameterizedTest
  @CsvSource({
    "401, CLIENT_CERTIFICATE_REFUSED",
    "500, CLIENT_CERTIFICATE_REFUSED",
    "302, CLIENT_CERTIFICATE_REFUSED",
    "202, CLIENT_CERTIFICATE_PENDING",
    "204, CLIENT_CERTIFICATE_REFUSED"
  })
  void aServiceThatIssuesNoneIsSaidAndWhatWasThereStays(int status, Code expected)
      throws Exception {
    issuer.life(Duration.ofHours(30));
    certificate.obtain();
    ClientIdentity before = current();
    serverSays(Duration.ofHours(25));
    issuer.status(status);
    assertEquals(expected, refused().reason().code());
    assertEquals(before, current());
    assertTrue(keysForTls().contains(before.key()));
  }

  @Test
  void aCertificateForAnotherKeyIsNotTaken() {
    issuer.forAnotherKey();
    assertEquals(Code.CLIENT_CERTIFICATE_UNUSABLE, refused().reason().code());
    assertEquals(Optional.empty(), work.container().clientKeys().current());
  }

  @Test
  void aKeyThatGotNoCertificateIsDestroyedBeforeTheNext() throws Exception {
    issuer.status(500);
    refused();
    refused();
    assertEquals(1, keysForTls().size());
    issuer.status(200);
    certificate.obtain();
    assertEquals(Set.of(current().key()), keysForTls());
  }

  @Test
  void whatIsOverByTheOrganisationsTimeIsBegunAnew() throws Exception {
    issuer.life(Duration.ofHours(1));
    certificate.obtain();
    serverSays(Duration.ofHours(2));
    issuer.life(Duration.ofHours(30));
    certificate.obtain();
    est.takeRequest();
    assertEquals("/.well-known/est/simpleenroll", est.takeRequest().getTarget());
  }

  @Test
  void aPolicyThatWantsNoneAnyMoreEndsTheKey() throws Exception {
    certificate.obtain();
    work.publish(Certificates.ownRoot());
    assertFalse(certificate.isDue());
    certificate.obtain();
    assertEquals(Set.of(), keysForTls());
    assertEquals(Optional.empty(), certificate.until());
  }

  private ClientCertificateException refused() {
    return assertThrows(ClientCertificateException.class, certificate::obtain);
  }

  private ClientIdentity current() {
    return work.container().clientKeys().current().orElseThrow();
  }

  private Set<String> keysForTls() throws ContainerException {
    Set<String> keys = new TreeSet<>(work.device().vault().aliases());
    keys.removeIf(alias -> !alias.startsWith("tls."));
    return keys;
  }

  private static Principal shown(RecordedRequest request) throws SSLPeerUnverifiedException {
    if (request.getHandshake().peerCertificates().isEmpty()) {
      throw new SSLPeerUnverifiedException("none");
    }
    return ((java.security.cert.X509Certificate) request.getHandshake().peerCertificates().get(0))
        .getSubjectX500Principal();
  }

  private Network wanting(String hosts) {
    return Certificates.ownRoot()
        .withClientCertificate(
            new Network.ClientCertificate(
                List.of(hosts), "https://est.corp.example:" + est.getPort() + "/.well-known/est"));
  }

  private void serverSays(Duration later) throws ContainerException {
    work.container()
        .organisation()
        .contacted(Instant.now().plus(later), work.container().organisation().uptime());
  }

  private static MockWebServer serving(String... names) {
    HeldCertificate.Builder own =
        new HeldCertificate.Builder()
            .signedBy(Certificates.ROOT)
            .validityInterval(
                System.currentTimeMillis() - 60_000,
                System.currentTimeMillis() + Duration.ofDays(9).toMillis());
    for (String name : names) {
      own.addSubjectAlternativeName(name);
    }
    MockWebServer server = new MockWebServer();
    server.useHttps(tls(own.build()));
    return server;
  }

  private static javax.net.ssl.SSLSocketFactory tls(HeldCertificate own) {
    return new HandshakeCertificates.Builder()
        .heldCertificate(own)
        .addTrustedCertificate(CLIENTS.certificate())
        .build()
        .sslSocketFactory();
  }

  private void serve() {
    try {
      for (int i = 0; i < 5; i++) {
        server.enqueue(new MockResponse.Builder().build());
      }
      server.start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private int call(String host) throws IOException {
    String url = host.startsWith("https:") ? host : "https://" + host + ":" + server.getPort();
    try (Response response = http.newCall(new Request.Builder().url(url).build()).execute()) {
      return response.code();
    }
  }
}
