package dev.cordon.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.testing.EnrolledContainer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okhttp3.tls.HeldCertificate;
import okio.BufferedSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B6")
@Tag("I2")
@Timeout(120)
class GatewayTest {
  private static final HeldCertificate CLIENTS = Certificates.root("Issuer of clients");
  private static final String WIKI = "wiki.corp.example";
  private static final String OTHER = "other.example";
  private static final String[] SITES = {WIKI, OTHER, "my_wiki.corp.example"};
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final EnrolledContainer work = EnrolledContainer.create();
  private final List<String> lookedUp = new CopyOnWriteArrayList<>();
  private final OkHttpClient asShipped = SecureHttp.in(work.container());
  private final OkHttpClient http =
      asShipped
          .newBuilder()
          .dns(
              name -> {
                lookedUp.add(name);
                return List.of(LOOPBACK);
              })
          .build();
  private final ClientCertificate certificate = ClientCertificate.of(work.container(), http);
  private final FakeEst issuer = new FakeEst(CLIENTS);
  private final MockWebServer est = serving(issued(Certificates.ROOT, "est.corp.example"));
  private final MockWebServer server = serving(issued(Certificates.ROOT, SITES));
  private final List<FakeGateway> gateways = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    work.device().clock().set(Instant.now());
    serverSays(Duration.ZERO);
    work.lock();
    work.open();
    est.setDispatcher(issuer);
    est.requestClientAuth();
    est.start();
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    work.lock();
    for (FakeGateway each : gateways) {
      each.close();
    }
    est.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aNamedHostIsReachedThroughTheGatewayWithTheCertificateAndNotLookedUp(String version)
      throws Exception {
    FakeGateway gateway = leading(Certificates.SERVER, CLIENTS, version);
    obtain();
    server.enqueue(said("inside"));
    try (Response response = get(WIKI)) {
      assertEquals("inside", response.body().string());
      assertEquals(Protocol.HTTP_2, response.protocol());
    }
    assertEquals(List.of(WIKI + ":" + server.getPort()), gateway.targets);
    assertEquals(List.of("CN=enrolment"), gateway.clients);
    assertEquals(List.of(), lookedUp);
  }

  @Test
  void theServiceThatIssuesTheCertificateIsReachedWithoutIt() throws Exception {
    FakeGateway gateway = leading();
    certificate.obtain();
    assertEquals(List.of("est.corp.example"), lookedUp);
    assertEquals(0, gateway.connections.get());
  }

  @Test
  void aHostThatIsNotNamedGoesDirectly() throws Exception {
    FakeGateway gateway = leading();
    obtain();
    server.enqueue(said("outside"));
    assertEquals("outside", text(OTHER));
    assertEquals(0, gateway.connections.get());
    assertEquals(List.of(OTHER), lookedUp);
  }

  @Test
  void ofSeveralGatewaysTheFirstThatNamesTheHostIsTaken() throws Exception {
    FakeGateway first = gateway(Certificates.SERVER, CLIENTS, "TLSv1.3");
    FakeGateway second = gateway(Certificates.SERVER, CLIENTS, "TLSv1.3");
    work.publish(
        wanting(
            new Network.Gateway(first.proxy(), List.of(OTHER)),
            new Network.Gateway(second.proxy(), List.of("*.corp.example", OTHER))));
    obtain();
    server.enqueue(said("second"));
    server.enqueue(said("first"));
    assertEquals("second", text(WIKI));
    assertEquals("first", text(OTHER));
    assertEquals(List.of(OTHER + ":" + server.getPort()), first.targets);
    assertEquals(List.of(WIKI + ":" + server.getPort()), second.targets);
  }

  @Test
  void aRedirectToANamedHostGoesThroughItsGateway() throws Exception {
    FakeGateway gateway = leading();
    obtain();
    server.enqueue(new MockResponse.Builder().code(302).addHeader("Location", url(WIKI)).build());
    server.enqueue(said("inside"));
    assertEquals("inside", text(OTHER));
    assertEquals(List.of(WIKI + ":" + server.getPort()), gateway.targets);
    assertEquals(List.of(OTHER), lookedUp);
  }

  @Test
  void aNameWithTheRootsDotIsTheSameName() throws Exception {
    FakeGateway gateway = leading();
    obtain();
    server.enqueue(said("inside"));
    assertEquals("inside", text(WIKI + "."));
    assertEquals(1, gateway.targets.size());
    assertEquals(List.of(), lookedUp);
  }

  @Test
  void whileTheGatewayIsDownNoOtherWayIsTaken() throws Exception {
    FakeGateway gateway = leading();
    obtain();
    gateway.close();
    assertRefused(UnreachableServerException.class, Reason.of(Code.GATEWAY_UNREACHABLE));
  }

  @Test
  void aGatewayThatNobodyKnowsIsUnreachable() throws Exception {
    work.publish(wanting(new Network.Gateway("https://gate.invalid", List.of("*.corp.example"))));
    obtain();
    assertRefused(UnreachableServerException.class, Reason.of(Code.GATEWAY_UNREACHABLE));
  }

  @Test
  void aGatewayThatHangsUpInsteadOfAnAnswerIsUnreachable() throws Exception {
    leading().answers(Socket::close);
    obtain();
    assertRefused(UnreachableServerException.class, Reason.of(Code.GATEWAY_UNREACHABLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"302", "401", "403", "407", "418", "502", "503"})
  void whatTheGatewayAnswersIsNeverTheHosts(String status) throws Exception {
    FakeGateway gateway = leading();
    gateway.answers(
        client -> {
          RawServer.say(client, "HTTP/1.1 " + status + " No\r\n");
          RawServer.say(client, "Location: " + url(OTHER) + "\r\n");
          RawServer.say(client, "Proxy-Authenticate: Basic realm=\"x\"\r\n");
          RawServer.say(client, "Content-Length: 4\r\n\r\nfake");
        });
    obtain();
    assertRefused(UnreachableServerException.class, Reason.of(Code.GATEWAY_REFUSED, status));
    assertEquals(1, gateway.targets.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"X: ", "X: y\r\n", "Content-Length: 9999999999\r\n\r\n"})
  void anAnswerWithoutAnEndIsNotWaitedFor(String repeated) throws Exception {
    leading()
        .answers(
            client -> {
              RawServer.say(client, "HTTP/1.1 200 OK\r\n" + repeated);
              String more = repeated.repeat(1000);
              while (!client.isClosed()) {
                RawServer.say(client, more);
              }
            });
    obtain();
    assertRefused(UnreachableServerException.class, Reason.of(Code.GATEWAY_REFUSED, "> 64 KiB"));
  }

  @Test
  void aGatewayThatPassesForTheHostIsRefusedByTheHostsOwnTerms() throws Exception {
    FakeGateway gateway = leading();
    obtain();
    try (MockWebServer false_ = serving(issued(Certificates.OTHER_ROOT, WIKI));
        MockWebServer unpinned = serving(issued(Certificates.ROOT, WIKI))) {
      false_.start();
      gateway.leadsTo(false_.getPort());
      assertRefused(UntrustedServerException.class, Reason.of(Code.SERVER_ISSUER_UNKNOWN));
      unpinned.start();
      gateway.leadsTo(unpinned.getPort());
      publishPins(gateway, Certificates.pinOf(WIKI, Certificates.OTHER_ROOT));
      assertRefused(UntrustedServerException.class, Reason.of(Code.SERVER_PIN_MISSING));
      assertEquals(0, false_.getRequestCount() + unpinned.getRequestCount());
    }
  }

  @Test
  void aGatewayThatSpeaksInTheHostsNameInClearIsRefused() throws Exception {
    leading()
        .answers(client -> RawServer.say(client, FakeGateway.THROUGH + "HTTP/1.1 200 OK\r\n\r\n"));
    obtain();
    ContainerException refused = assertThrows(ContainerException.class, () -> get(WIKI));
    assertTrue(
        List.of(Code.SERVER_NOT_ENCRYPTED, Code.SERVER_UNREACHABLE)
            .contains(refused.reason().code()),
        refused.reason().toString());
  }

  @Test
  void aGatewayThatIsNotTrustedSeesNothing() throws Exception {
    FakeGateway forged = leading(issued(Certificates.OTHER_ROOT, "localhost"), CLIENTS, "TLSv1.3");
    obtain();
    assertRefused(
        UntrustedServerException.class,
        Reason.of(Code.GATEWAY_NOT_TRUSTED, "SERVER_ISSUER_UNKNOWN"));
    FakeGateway expired =
        leading(Certificates.expired().signedBy(Certificates.ROOT).build(), CLIENTS, "TLSv1.3");
    assertRefused(
        UntrustedServerException.class,
        Reason.of(Code.GATEWAY_NOT_TRUSTED, "SERVER_CERTIFICATE_EXPIRED"));
    FakeGateway pinned = leading();
    publishPins(pinned, Certificates.pinOf("localhost", Certificates.OTHER_ROOT));
    assertRefused(
        UntrustedServerException.class, Reason.of(Code.GATEWAY_NOT_TRUSTED, "SERVER_PIN_MISSING"));
    for (FakeGateway each : List.of(forged, expired, pinned)) {
      assertEquals(List.of(), each.clients);
      assertEquals(List.of(), each.targets);
    }
  }

  @Test
  void withoutACertificateTheGatewayIsNotEvenCalled() throws Exception {
    FakeGateway gateway = leading();
    assertRefused(ClientCertificateException.class, Reason.of(Code.CLIENT_CERTIFICATE_MISSING));
    issuer.life(Duration.ofHours(1));
    obtain();
    serverSays(Duration.ofHours(2));
    assertRefused(ClientCertificateException.class, Reason.of(Code.CLIENT_CERTIFICATE_MISSING));
    assertEquals(0, gateway.connections.get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aGatewayThatDoesNotTakeTheCertificateSaysSo(String version) throws Exception {
    leading(Certificates.SERVER, Certificates.OTHER_ROOT, version);
    obtain();
    assertRefused(UnreachableServerException.class, Reason.of(Code.GATEWAY_REFUSED, "TLS"));
  }

  @Test
  void aGatewayThatDiesInTheMiddleLeavesNoHalfAnswer() throws Exception {
    FakeGateway gateway = leading();
    obtain();
    server.enqueue(said("x".repeat(1 << 22)));
    server.enqueue(said("again"));
    try (Response response = get(WIKI)) {
      BufferedSource body = response.body().source();
      body.readByte();
      gateway.cut();
      UnreachableServerException cut =
          assertThrows(UnreachableServerException.class, body::readByteString);
      assertEquals(Code.SERVER_ANSWER_CUT_OFF, cut.reason().code());
    }
    assertEquals("again", text(WIKI));
    assertEquals(2, gateway.targets.size());
  }

  @Test
  void aFarewellOfTheGatewayIsNoneOfTheHost() throws Exception {
    FakeGateway gateway = leading();
    obtain();
    try (RawServer half =
        RawServer.overTls(
            Certificates.serving(issued(Certificates.ROOT, WIKI)),
            "TLSv1.3",
            (secured, below) -> {
              if (secured.getInputStream().read(new byte[4096]) > 0) {
                RawServer.say(secured, "HTTP/1.1 200 OK\r\n\r\nhalf");
                below.getInputStream().read();
              }
            })) {
      gateway.leadsTo(half.port());
      try (Response response = get(WIKI)) {
        BufferedSource body = response.body().source();
        assertEquals("half", body.readUtf8(4));
        gateway.sayFarewell();
        UnreachableServerException cut =
            assertThrows(UnreachableServerException.class, body::exhausted);
        assertEquals(Code.SERVER_ANSWER_CUT_OFF, cut.reason().code());
      }
    }
  }

  @Test
  void webSocketsGoThroughToo() throws Exception {
    FakeGateway gateway = leading();
    obtain();
    server.enqueue(
        new MockResponse.Builder()
            .webSocketUpgrade(
                new WebSocketListener() {
                  @Override
                  public void onMessage(WebSocket socket, String text) {
                    socket.send(text + " back");
                  }
                })
            .build());
    CompletableFuture<String> heard = new CompletableFuture<>();
    WebSocket socket =
        http.newWebSocket(
            new Request.Builder().url(url(WIKI)).build(),
            new WebSocketListener() {
              @Override
              public void onMessage(WebSocket from, String text) {
                heard.complete(text);
              }

              @Override
              public void onFailure(WebSocket from, Throwable why, Response response) {
                heard.completeExceptionally(why);
              }
            });
    socket.send("hello");
    assertEquals("hello back", heard.get(30, TimeUnit.SECONDS));
    assertEquals(1, gateway.targets.size());
    assertEquals(List.of(), lookedUp);
    socket.cancel();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLockAndAWipeEndEveryTunnel(boolean wiped) throws Exception {
    FakeGateway gateway = leading();
    obtain();
    server.enqueue(new MockResponse.Builder().headersDelay(10, TimeUnit.MINUTES).build());
    CompletableFuture<IOException> waiting =
        CompletableFuture.supplyAsync(
            () -> assertThrows(IOException.class, () -> get(WIKI).close()));
    server.takeRequest();
    assertEquals(1, gateway.tunnels());
    if (wiped) {
      work.container().wipe();
    } else {
      work.lock();
    }
    assertEquals(ContainerClosedException.class, waiting.get(30, TimeUnit.SECONDS).getClass());
    await(() -> gateway.tunnels() == 0);
    assertThrows(ContainerClosedException.class, () -> get(WIKI));
    assertEquals(1, gateway.connections.get());
  }

  @Test
  void anotherPolicyEndsTheTunnelsOfTheOneBefore() throws Exception {
    FakeGateway gateway = leading();
    obtain();
    server.enqueue(said("inside"));
    server.enqueue(said("outside"));
    server.enqueue(said("inside again"));
    assertEquals("inside", text(WIKI));
    work.publish(wanting());
    assertEquals("outside", text(WIKI));
    await(() -> gateway.tunnels() == 0);
    assertEquals(List.of(WIKI), lookedUp);
    work.publish(wanting(new Network.Gateway(gateway.proxy(), List.of(WIKI))));
    assertEquals("inside again", text(WIKI));
    assertEquals(2, gateway.targets.size());
  }

  @Test
  void theProxiesOfThePhoneAreNotAsked() throws Exception {
    leading();
    obtain();
    ProxySelector before = ProxySelector.getDefault();
    List<URI> asked = new CopyOnWriteArrayList<>();
    ProxySelector.setDefault(recording(asked));
    try {
      server.enqueue(said("inside"));
      server.enqueue(said("outside"));
      assertEquals("inside", text(WIKI));
      assertEquals("outside", text(OTHER));
      assertEquals(List.of(), asked);
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  /** {@code java.net.URI} sees no host in such a name, and OkHttp then asks no selector. */
  @Test
  void aNameThatIsNoneToSomeIsRefusedAndNotPassedBy() throws Exception {
    FakeGateway gateway = leading();
    obtain();
    for (OkHttpClient each : List.of(asShipped, http)) {
      assertOnly(each, url("my_wiki.corp.example"));
    }
    assertEquals(0, server.getRequestCount());
    assertEquals(0, gateway.connections.get());
  }

  @Test
  void aClientThatWasToldToGoDirectlyIsRefused() throws Exception {
    leading();
    obtain();
    assertOnly(http.newBuilder().proxy(Proxy.NO_PROXY).build(), url(WIKI));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void aHostThatIsNotNamedCannotResolveToAGateway() throws Exception {
    FakeGateway gateway = leading();
    obtain();
    Proxy way = http.proxySelector().select(URI.create(url(WIKI))).get(0);
    InetAddress standIn = ((InetSocketAddress) way.address()).getAddress();
    assertOnly(http.newBuilder().dns(name -> List.of(standIn)).build(), url(OTHER));
    assertEquals(List.of(), gateway.targets);
    assertTrue(!asShipped.proxySelector().select(URI.create(url(WIKI))).contains(Proxy.NO_PROXY));
    Proxy ofAnother =
        SecureHttp.in(work.container()).proxySelector().select(URI.create(url(WIKI))).get(0);
    assertTrue(!ofAnother.equals(way), "what stands for a gateway can be foreseen");
  }

  @Test
  void socketsForMailDoNotGoPastAGateway() throws Exception {
    leading();
    SecureSockets sockets = SecureSockets.in(work.container());
    assertEquals(
        Code.GATEWAY_ONLY,
        assertThrows(ContainerException.class, () -> sockets.createSocket(WIKI, 993))
            .reason()
            .code());
    try (Socket plain = new Socket(LOOPBACK, server.getPort())) {
      assertEquals(
          Code.GATEWAY_ONLY,
          assertThrows(
                  ContainerException.class,
                  () -> sockets.createSocket(plain, WIKI, server.getPort(), true))
              .reason()
              .code());
    }
    try (Socket later = sockets.createSocket()) {
      InetAddress named = InetAddress.getByAddress(WIKI, LOOPBACK.getAddress());
      later.connect(new InetSocketAddress(named, server.getPort()), 30_000);
      IOException failure = assertThrows(IOException.class, () -> later.getOutputStream().write(1));
      assertEquals(Code.GATEWAY_ONLY, sockets.explain(failure).reason().code());
    }
  }

  private <E extends ContainerException> void assertRefused(Class<E> type, Reason expected) {
    E refused = assertThrows(type, () -> get(WIKI).close());
    assertEquals(expected, refused.reason(), () -> String.valueOf(refused.getCause()));
    assertEquals(0, server.getRequestCount());
    assertEquals(false, lookedUp.contains(WIKI));
  }

  private static void assertOnly(OkHttpClient client, String url) {
    ContainerException refused =
        assertThrows(
            UntrustedServerException.class,
            () -> client.newCall(new Request.Builder().url(url).build()).execute().close());
    assertEquals(Code.GATEWAY_ONLY, refused.reason().code());
  }

  private FakeGateway leading() throws IOException {
    return leading(Certificates.SERVER, CLIENTS, "TLSv1.3");
  }

  private FakeGateway leading(HeldCertificate own, HeldCertificate clients, String version)
      throws IOException {
    FakeGateway gateway = gateway(own, clients, version);
    work.publish(wanting(new Network.Gateway(gateway.proxy(), List.of("*.corp.example"))));
    return gateway;
  }

  private FakeGateway gateway(HeldCertificate own, HeldCertificate clients, String version)
      throws IOException {
    FakeGateway gateway = new FakeGateway(own, clients, version);
    gateways.add(gateway);
    return gateway;
  }

  private void publishPins(FakeGateway gateway, Network.Pin... pins) {
    Network network = Certificates.network(Certificates.ROOT, Network.MinTls.TLS_1_2, pins);
    work.publish(
        network
            .withClientCertificate(shown())
            .withGateways(
                List.of(new Network.Gateway(gateway.proxy(), List.of("*.corp.example")))));
  }

  private Network wanting(Network.Gateway... wanted) {
    return Certificates.ownRoot()
        .withClientCertificate(shown())
        .withGateways(Arrays.asList(wanted));
  }

  private Network.ClientCertificate shown() {
    return new Network.ClientCertificate(
        List.of("nobody.example"),
        "https://est.corp.example:" + est.getPort() + "/.well-known/est");
  }

  private void obtain() throws IOException {
    certificate.obtain();
    lookedUp.clear();
  }

  private void serverSays(Duration later) throws ContainerException {
    work.container()
        .organisation()
        .contacted(Instant.now().plus(later), work.container().organisation().uptime());
  }

  private static HeldCertificate issued(HeldCertificate by, String... names) {
    long now = System.currentTimeMillis();
    HeldCertificate.Builder own =
        new HeldCertificate.Builder()
            .signedBy(by)
            .validityInterval(now - 60_000, now + Duration.ofDays(9).toMillis());
    for (String name : names) {
      own.addSubjectAlternativeName(name);
    }
    return own.build();
  }

  private static MockWebServer serving(HeldCertificate own) {
    MockWebServer server = new MockWebServer();
    server.useHttps(
        new okhttp3.tls.HandshakeCertificates.Builder()
            .heldCertificate(own)
            .addTrustedCertificate(CLIENTS.certificate())
            .build()
            .sslSocketFactory());
    return server;
  }

  private static MockResponse said(String text) {
    return new MockResponse.Builder().body(text).build();
  }

  private static ProxySelector recording(List<URI> asked) {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        asked.add(uri);
        return List.of(Proxy.NO_PROXY);
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException why) {}
    };
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(30);
    while (!condition.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), "waited in vain");
      Thread.sleep(20);
    }
  }

  private String url(String host) {
    return "https://" + host + ":" + server.getPort() + "/";
  }

  private Response get(String host) throws IOException {
    return http.newCall(new Request.Builder().url(url(host)).build()).execute();
  }

  private String text(String host) throws IOException {
    try (Response response = get(host)) {
      return response.body().string();
    }
  }
}
