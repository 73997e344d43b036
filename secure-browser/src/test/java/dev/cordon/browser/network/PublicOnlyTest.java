package dev.cordon.browser.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.core.net.SecureHttp;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.EnrolledContainer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.SocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B5")
@Timeout(60)
class PublicOnlyTest {
  private final MockWebServer server = new MockWebServer();
  private volatile Policy policy = Policy.DEFAULT;

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aNameOfThePublicInternetMayBeReached() throws IOException {
    List<InetAddress> found = List.of(address("8.8.8.8"), address("2400:cb00::1"));
    assertEquals(found, new PublicOnly(() -> policy, host -> found).lookup("site.example"));
  }

  @Test
  void oneInternalAddressAmongPublicOnesRefusesTheHost() throws IOException {
    List<InetAddress> mixed = List.of(address("8.8.8.8"), address("10.0.0.1"));
    PublicOnly network = new PublicOnly(() -> policy, host -> mixed);
    assertRefused("site.example", () -> network.lookup("site.example"));
    allow("*.site.example");
    assertEquals(mixed, network.lookup("site.example"));
    assertEquals(mixed, network.lookup("a.site.example."));
    assertRefused("evilsite.example", () -> network.lookup("evilsite.example"));
  }

  @Test
  void aHostThatTheResolverDoesNotKnowStaysUnknown() {
    Dns none =
        host -> {
          throw new UnknownHostException(host);
        };
    IOException failure =
        assertThrows(UnknownHostException.class, () -> get(over(none), "http://site.example/"));
    assertFalse(InternalAddressException.refusalIn(failure).isPresent());
  }

  /**
   * The server's name has a public address when it is judged and an internal one a moment later.
   */
  @Test
  void theAddressThatWasJudgedIsTheOneConnectedTo() {
    List<String> tried = Collections.synchronizedList(new ArrayList<>());
    List<InetAddress> turning = new ArrayList<>();
    Dns hostile =
        host -> {
          boolean first = turning.isEmpty();
          turning.clear();
          turning.add(address(first ? "8.8.8.8" : "127.0.0.1"));
          return turning;
        };
    OkHttpClient http =
        new PublicOnly(() -> policy, hostile)
            .on(new OkHttpClient.Builder().socketFactory(recording(tried)).build());
    String url = "http://rebind.example:" + server.getPort() + "/";
    assertThrows(IOException.class, () -> get(http, url));
    turning.set(0, InetAddress.getLoopbackAddress()); // too late for the first call's list
    assertEquals(List.of("8.8.8.8"), tried);
    assertRefused("rebind.example", () -> get(http, url));
    assertEquals(List.of("8.8.8.8"), tried);
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void aListThatChangesAfterItWasJudgedGainsNothing() throws IOException {
    int[] asked = {0};
    List<InetAddress> changing =
        new AbstractList<>() {
          @Override
          public InetAddress get(int index) {
            byte[] address = {asked[0]++ == 0 ? (byte) 8 : 127, 0, 0, 1};
            try {
              return InetAddress.getByAddress(address);
            } catch (UnknownHostException e) {
              throw new AssertionError(e);
            }
          }

          @Override
          public int size() {
            return 1;
          }
        };
    assertEquals(
        List.of(address("8.0.0.1")),
        new PublicOnly(() -> policy, host -> changing).lookup("site.example"));
  }

  @Test
  void aConnectionOfAnotherPolicysTimeIsNotUsed() throws IOException {
    allow("wiki.example");
    server.enqueue(new MockResponse.Builder().build());
    server.enqueue(new MockResponse.Builder().build());
    OkHttpClient http = over(host -> List.of(InetAddress.getLoopbackAddress()));
    String url = "http://wiki.example:" + server.getPort() + "/";
    assertEquals(200, get(http, url));
    assertEquals(1, http.connectionPool().connectionCount());
    allow("other.example");
    assertRefused("wiki.example", () -> get(http, url));
    assertEquals(1, server.getRequestCount());
    allow("wiki.example");
    assertEquals(200, get(http, url));
  }

  /** A handshake that the server declined leaves its connection to the next WebSocket. */
  @Test
  void aWebSocketIsJudgedToo() throws Exception {
    allow("wiki.example");
    server.enqueue(new MockResponse.Builder().code(404).build());
    OkHttpClient http = over(host -> List.of(InetAddress.getLoopbackAddress()));
    String url = "http://wiki.example:" + server.getPort() + "/";
    assertFalse(InternalAddressException.refusalIn(failureOfSocket(http, url)).isPresent());
    policy = Policy.DEFAULT;
    for (String host : List.of("wiki.example", "127.0.0.1", "[::1]")) {
      Throwable failure = failureOfSocket(http, "http://" + host + ":" + server.getPort() + "/");
      assertTrue(InternalAddressException.refusalIn(failure).isPresent(), host);
    }
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void aRedirectToFiguresReachesNothing() throws IOException {
    allow("wiki.example");
    String inside = "http://127.0.0.1:" + server.getPort() + "/secret";
    server.enqueue(new MockResponse.Builder().code(302).addHeader("Location", inside).build());
    server.enqueue(new MockResponse.Builder().build());
    OkHttpClient http = over(host -> List.of(InetAddress.getLoopbackAddress()));
    assertRefused("127.0.0.1", () -> get(http, "http://wiki.example:" + server.getPort() + "/"));
    assertEquals(1, server.getRequestCount());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.0.0.1./",
        "http://0.0.0.0/",
        "http://10.0.0.1:8080/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://2130706433/",
        "http://127.1/",
        "http://1.2.3/",
        "http://8.8.8.256/",
        "http://08.8.8.8/"
      })
  void internalFiguresAreRefusedBeforeAnyCall(String url) {
    HttpUrl address = HttpUrl.get(url);
    Optional<Refusal> refusal = PublicOnly.requirePublic(address, policy);
    assertEquals(Problem.ADDRESS_INTERNAL, refusal.orElseThrow().problem());
    Dns unasked =
        host -> {
          throw new AssertionError(host);
        };
    assertRefused(address.host(), () -> get(over(unasked), url));
  }

  @Test
  void aZoneIsNoAddress() {
    assertEquals(null, HttpUrl.parse("http://[fe80::1%25eth0]/"));
    assertEquals(null, HttpUrl.parse("http://[fe80::1%eth0]/"));
  }

  @Test
  void publicFiguresAndNamesPass() {
    for (String url :
        List.of("https://8.8.8.8/", "https://[2400:cb00::1]/", "https://a.example/")) {
      assertEquals(Optional.empty(), PublicOnly.requirePublic(HttpUrl.get(url), policy));
    }
  }

  @Test
  void figuresMayBeNamedByThePolicy() throws IOException {
    for (String named : List.of("127.0.0.1", "*")) {
      allow(named);
      HttpUrl url = HttpUrl.get("http://127.0.0.1:" + server.getPort() + "/");
      assertEquals(Optional.empty(), PublicOnly.requirePublic(url, policy));
      server.enqueue(new MockResponse.Builder().build());
      assertEquals(200, get(over(Dns.SYSTEM), url.toString()));
    }
    allow("[::1]");
    assertEquals(
        Optional.empty(), PublicOnly.requirePublic(HttpUrl.get("https://[0::1]/"), policy));
  }

  @Test
  @Tag("K3")
  void theRefusalIsFoundInWhatTheClientForWorkThrows() {
    EnrolledContainer work = EnrolledContainer.create();
    OkHttpClient http =
        new PublicOnly(
                () -> work.container().policy(), host -> List.of(InetAddress.getLoopbackAddress()))
            .on(SecureHttp.in(work.container()));
    IOException failure = assertThrows(IOException.class, () -> get(http, "https://wiki.example/"));
    Refusal refusal = InternalAddressException.refusalIn(failure).orElseThrow();
    assertTrue(refusal.text(Locale.ENGLISH).contains("wiki.example"));
    assertTrue(refusal.text(Locale.JAPANESE).contains("browser.intranet"));
    work.lock();
  }

  private void allow(String... patterns) {
    policy = Policy.DEFAULT.withBrowser(Policy.DEFAULT.browser().withIntranet(List.of(patterns)));
  }

  private OkHttpClient over(Dns resolver) {
    return new PublicOnly(() -> policy, resolver).on(new OkHttpClient());
  }

  private static int get(OkHttpClient http, String url) throws IOException {
    try (Response response = http.newCall(new Request.Builder().url(url).build()).execute()) {
      return response.code();
    }
  }

  private static Throwable failureOfSocket(OkHttpClient http, String url) throws Exception {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    WebSocket unused =
        http.newWebSocket(
            new Request.Builder().url(url).build(),
            new WebSocketListener() {
              @Override
              public void onFailure(WebSocket socket, Throwable t, Response response) {
                failure.complete(t);
              }
            });
    return failure.get();
  }

  private interface Step {
    Object take() throws IOException;
  }

  private static void assertRefused(String host, Step step) {
    IOException failure = assertThrows(IOException.class, step::take);
    Refusal refusal = InternalAddressException.refusalIn(failure).orElseThrow();
    assertEquals(Refusal.of(Problem.ADDRESS_INTERNAL, host), refusal);
  }

  private static InetAddress address(String figures) throws UnknownHostException {
    return InetAddress.getByName(figures);
  }

  /** Notes where a connection would go, and makes none. */
  private static SocketFactory recording(List<String> tried) {
    return new SocketFactory() {
      @Override
      public Socket createSocket() {
        return new Socket() {
          @Override
          public void connect(SocketAddress to, int timeoutMillis) throws IOException {
            tried.add(((InetSocketAddress) to).getAddress().getHostAddress());
            throw new IOException("not connected");
          }
        };
      }

      @Override
      public Socket createSocket(String host, int port) {
        throw new AssertionError();
      }

      @Override
      public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new AssertionError();
      }

      @Override
      public Socket createSocket(InetAddress host, int port) {
        throw new AssertionError();
      }

      @Override
      public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new AssertionError();
      }
    };
  }
}
