package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.browser.page.Hops;
import dev.cordon.browser.page.PageRequest;
import dev.cordon.browser.socket.PageSocket;
import dev.cordon.browser.socket.SocketEnd;
import dev.cordon.browser.socket.SocketEvents;
import dev.cordon.browser.socket.SocketRequest;
import dev.cordon.browser.socket.Sockets;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.BufferedSink;
import okio.ByteString;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B4")
@Timeout(60)
class SocketTest {
  private final Heard heard = new Heard();
  private Intranet net;
  private BrowserSession session;

  @BeforeEach
  void start() throws Exception {
    net = Intranet.start();
    session = BrowserSession.in(net.work.container(), net.http).open();
    visit("wiki.example", "id=1; HttpOnly");
  }

  @AfterEach
  void stop() {
    session.close();
    net.close();
  }

  @Test
  void messagesGoBothWaysWithThePagesOriginAndCookies() throws Exception {
    MockResponse chosen =
        upgrade(new Echo()).newBuilder().addHeader("Sec-WebSocket-Protocol", "chat").build();
    net.server.enqueue(chosen);
    PageSocket socket = open("soap", "chat");
    assertEquals("opened chat", heard.next());
    assertTrue(socket.send("こんにちは"));
    assertEquals("text こんにちは", heard.next());
    assertTrue(socket.send(ByteString.decodeHex("00ff")));
    assertEquals("binary 00ff", heard.next());
    socket.close(4321, "bye");
    assertEquals(new SocketEnd.Closed(4321, "bye"), heard.end());
    var handshake = net.server.takeRequest().getHeaders();
    assertEquals(net.url("wiki.example", ""), handshake.get("Origin"));
    assertEquals("id=1", handshake.get("Cookie"));
    assertNull(handshake.get("Sec-WebSocket-Extensions"));
  }

  @Test
  void aServersFarewellIsTheEnd() throws Exception {
    net.server.enqueue(upgrade(closing(4000, "enough")));
    open();
    assertEquals("opened ", heard.next());
    assertEquals(new SocketEnd.Closed(4000, "enough"), heard.end());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://wiki.example/", "file:///x", "wss:", "", "javascript:1"})
  void whatIsNoSocketAddressIsRefused(String url) throws Exception {
    refuse(Problem.ADDRESS_UNREADABLE, url, net.url("wiki.example", ""));
  }

  @Test
  void socketsAreJudgedLikeLoads() throws Exception {
    String mine = net.url("wiki.example", "");
    refuse(Problem.CLEARTEXT, "ws://wiki.example/", mine);
    refuse(Problem.ORIGIN_UNKNOWN, wss("wiki.example"), net.url("news.example", ""));
    refuse(Problem.ORIGIN_UNKNOWN, wss("wiki.example"), "null");
    net.rule("news.example", Verdict.BLOCKED);
    refuse(Problem.SITE_BLOCKED, wss("news.example"), mine);
    net.rule("news.example", Verdict.OUTSIDE);
    refuse(Problem.SITE_OUTSIDE, wss("news.example"), mine);
    net.work.publish(net.work.container().policy().browser().withIntranet(List.of()));
    refuse(Problem.ADDRESS_INTERNAL, wss("wiki.example"), mine);
    assertEquals(0, net.server.getRequestCount() - 1);
  }

  @Test
  void fromAnotherSiteItOpensWithoutCookies() throws Exception {
    visit("news.example", "n=1");
    net.server.enqueue(upgrade(new Echo()));
    session.socket(
        new SocketRequest(1, wss("wiki.example"), net.url("news.example", ""), List.of()), heard);
    assertEquals("opened ", heard.next());
    assertNull(net.server.takeRequest().getHeaders().get("Cookie"));
  }

  @Test
  void aServerThatDoesNotAgreeIsARefusal() throws Exception {
    net.server.enqueue(new MockResponse.Builder().code(403).build());
    open();
    assertProblem(Problem.SOCKET_REFUSED);
    net.server.enqueue(Intranet.redirect("wss://evil.example/"));
    open();
    assertProblem(Problem.SOCKET_REFUSED);
  }

  @Test
  void packedMessagesAreRefusedAlthoughTheServerInsists() throws Exception {
    net.server.enqueue(
        upgrade(new Echo())
            .newBuilder()
            .addHeader("Sec-WebSocket-Extensions", "permessage-deflate")
            .build());
    open();
    assertInstanceOf(SocketEnd.Failed.class, heard.end());
  }

  @Test
  void aProtocolThatNobodyOfferedIsRefused() throws Exception {
    for (String[] offered : new String[][] {{}, {"soap", "ch"}}) {
      net.server.enqueue(
          upgrade(new Echo()).newBuilder().addHeader("Sec-WebSocket-Protocol", "chat").build());
      open(offered);
      assertInstanceOf(SocketEnd.Failed.class, heard.end());
    }
  }

  @Test
  void aMessageThatIsTooLongEndsTheSocket() throws Exception {
    ByteString block = ByteString.of(new byte[PageSocket.MAX_MESSAGE_BYTES / 2]);
    net.server.enqueue(upgrade(sending(block, block, block)));
    open();
    assertEquals("opened ", heard.next());
    for (int i = 0; i < 3; i++) {
      assertTrue(heard.next().startsWith("binary "));
    }
    PageSocket socket = openEcho();
    assertFalse(socket.send(ByteString.of(new byte[PageSocket.MAX_MESSAGE_BYTES + 1])));
    assertProblem(Problem.SOCKET_MESSAGE_TOO_LARGE);
  }

  private PageSocket openEcho() throws Exception {
    heard.all.clear();
    net.server.enqueue(upgrade(new Echo()));
    PageSocket socket = open();
    assertEquals("opened ", heard.next());
    return socket;
  }

  @Test
  void aServerThatSendsAMessageWithoutEndIsCutOff() throws Exception {
    net.server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return endlessMessage(String.valueOf(request.getHeaders().get("Sec-WebSocket-Key")));
          }
        });
    open();
    assertEquals("opened ", heard.next());
    assertProblem(Problem.SOCKET_MESSAGE_TOO_LARGE);
  }

  /** RFC 6455, sections 4.2.2 and 5.2: a handshake, and one frame of a gibibyte. */
  private static MockResponse endlessMessage(String key) {
    String accept =
        ByteString.encodeUtf8(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").sha1().base64();
    return new MockResponse.Builder()
        .status("HTTP/1.1 101 Switching Protocols")
        .addHeader("Connection", "Upgrade")
        .addHeader("Upgrade", "websocket")
        .addHeader("Sec-WebSocket-Accept", accept)
        .socketHandler(
            socket -> {
              try (BufferedSink sink = Okio.buffer(socket.getSink())) {
                sink.writeByte(0x82).writeByte(127).writeLong(1L << 30);
                for (int i = 0; i < 1 << 14; i++) {
                  sink.write(new byte[1 << 16]);
                }
              } catch (IOException e) {
                // That is what the test is about.
              }
            })
        .build();
  }

  @Test
  void whileThePageIsSlowNothingMoreIsRead() throws Exception {
    Semaphore mayRead = new Semaphore(0);
    ByteString[] many = new ByteString[200];
    java.util.Arrays.fill(many, ByteString.of(new byte[64 * 1024]));
    List<Integer> sizes = new ArrayList<>();
    net.server.enqueue(upgrade(sending(many)));
    SocketEvents slow =
        new Heard() {
          @Override
          public void binary(ByteString bytes) {
            mayRead.acquireUninterruptibly();
            sizes.add(bytes.size());
            super.binary(bytes);
          }
        };
    session.socket(request(List.of()), slow);
    mayRead.release(many.length);
    Heard page = (Heard) slow;
    assertEquals("opened ", page.next());
    for (int i = 0; i < many.length; i++) {
      assertTrue(page.next().startsWith("binary "));
    }
    assertEquals(many.length, sizes.size());
  }

  @Test
  void moreThanASessionMayHaveAreRefused() throws Exception {
    for (int i = 0; i < Sockets.MAX_SOCKETS; i++) {
      net.server.enqueue(upgrade(new Echo()));
      open();
      assertEquals("opened ", heard.next());
    }
    open();
    assertProblem(Problem.TOO_MANY_SOCKETS);
    session.close();
    for (int i = 0; i < Sockets.MAX_SOCKETS; i++) {
      assertInstanceOf(SocketEnd.Failed.class, heard.end());
    }
  }

  @Test
  @Tag("B2")
  void aLockCutsItAndNothingIsHeardAfterwards() throws Exception {
    PageSocket socket = openEcho();
    net.work.lock();
    SocketEnd.Failed end = assertInstanceOf(SocketEnd.Failed.class, heard.end());
    assertInstanceOf(ContainerClosedException.class, end.why());
    assertFalse(socket.send("late"));
    net.work.open();
    refuse(Problem.ORIGIN_UNKNOWN, wss("wiki.example"), net.url("wiki.example", ""));
    assertEquals(0, heard.all.size());
  }

  private PageSocket open(String... protocols) {
    return session.socket(request(List.of(protocols)), heard);
  }

  private SocketRequest request(List<String> protocols) {
    return new SocketRequest(1, wss("wiki.example"), net.url("wiki.example", ""), protocols);
  }

  private void refuse(Problem problem, String url, String origin) throws Exception {
    PageSocket socket = session.socket(new SocketRequest(1, url, origin, List.of()), heard);
    assertProblem(problem);
    assertFalse(socket.send("x"));
  }

  private void assertProblem(Problem problem) throws Exception {
    SocketEnd.Failed end = assertInstanceOf(SocketEnd.Failed.class, heard.end());
    assertEquals(problem, assertInstanceOf(Refusal.class, end.why()).problem());
  }

  private String wss(String host) {
    return "wss" + net.url(host, "/live").substring(5);
  }

  private void visit(String host, String cookie) throws Exception {
    net.server.enqueue(Intranet.page("x").newBuilder().addHeader("Set-Cookie", cookie).build());
    PageRequest opening = PageRequest.opening(1, net.url(host, "/"), Hops.ONE);
    assertInstanceOf(Loaded.Page.class, session.prepare(opening).load()).close();
    net.server.takeRequest();
  }

  private static MockResponse upgrade(WebSocketListener server) {
    return new MockResponse.Builder().webSocketUpgrade(server).build();
  }

  private static WebSocketListener closing(int code, String reason) {
    return new WebSocketListener() {
      @Override
      public void onOpen(WebSocket socket, Response response) {
        socket.close(code, reason);
      }
    };
  }

  private static WebSocketListener sending(ByteString... messages) {
    return new WebSocketListener() {
      @Override
      public void onOpen(WebSocket socket, Response response) {
        for (ByteString each : messages) {
          while (socket.queueSize() + each.size() > 16 * 1024 * 1024) {
            Thread.onSpinWait();
          }
          socket.send(each);
        }
      }
    };
  }

  private static final class Echo extends WebSocketListener {
    @Override
    public void onMessage(WebSocket socket, String text) {
      socket.send(text);
    }

    @Override
    public void onMessage(WebSocket socket, ByteString bytes) {
      socket.send(bytes);
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      socket.close(code, reason);
    }
  }

  private static class Heard implements SocketEvents {
    final BlockingQueue<Object> all = new LinkedBlockingQueue<>();

    String next() throws InterruptedException {
      return String.valueOf(all.take());
    }

    SocketEnd end() throws InterruptedException {
      return assertInstanceOf(SocketEnd.class, all.take());
    }

    @Override
    public void opened(String protocol) {
      all.add("opened " + protocol);
    }

    @Override
    public void text(String text) {
      all.add("text " + text);
    }

    @Override
    public void binary(ByteString bytes) {
      all.add("binary " + (bytes.size() > 100 ? bytes.size() + "" : bytes.hex()));
    }

    @Override
    public void ended(SocketEnd end) {
      all.add(end);
    }
  }
}
