package dev.cordon.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.testing.EnrolledContainer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("I1")
@Tag("D2")
@Timeout(60)
class SecureHttpLockTest {
  private final EnrolledContainer work = EnrolledContainer.create();
  private final OkHttpClient http = SecureHttp.in(work.container());
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void serve() throws IOException {
    work.publish(Certificates.ownRoot());
    server.useHttps(Certificates.serving(Certificates.SERVER).getSocketFactory());
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    work.lock();
    server.close();
  }

  @Test
  void afterALockNothingIsSent() {
    work.lock();
    ContainerClosedException refused =
        assertThrows(ContainerClosedException.class, () -> call().execute());
    assertEquals(Reason.Code.CONTAINER_LOCKED, refused.reason().code());
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void whyNothingIsSentIsSaid() throws Exception {
    work.device().clock().turn(Duration.ofDays(3).plusSeconds(1));
    assertClosed(Reason.Code.LEASE_EXPIRED);
    work.container().wipe();
    assertClosed(Reason.Code.CONTAINER_WIPED);
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void afterAnUnlockTheSameClientWorksAgain() throws IOException {
    server.enqueue(new MockResponse.Builder().body("first").build());
    server.enqueue(new MockResponse.Builder().body("second").build());
    assertEquals("first", body(call()));
    work.lock();
    work.open();
    assertEquals("second", body(call()));
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aLockInTheMiddleOfADownloadEndsIt(Protocol protocol) throws Exception {
    List<Protocol> spoken =
        protocol == Protocol.HTTP_2
            ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
            : List.of(Protocol.HTTP_1_1);
    server.setProtocols(spoken);
    server.enqueue(endless());
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<IOException> download = CompletableFuture.supplyAsync(() -> drain(begun));
    assertTrue(begun.await(30, TimeUnit.SECONDS));
    work.lock();
    assertEquals(ContainerClosedException.class, download.get().getClass());
  }

  @Test
  void aLockEndsCallsThatWaitForAnAnswer() throws Exception {
    server.enqueue(new MockResponse.Builder().headersDelay(10, TimeUnit.MINUTES).build());
    CompletableFuture<IOException> failure = new CompletableFuture<>();
    call().enqueue(failing(failure));
    server.takeRequest();
    work.lock();
    assertEquals(ContainerClosedException.class, failure.get().getClass());
  }

  @Test
  void aWipeEndsCallsThatWaitForAnAnswerAndSaysSo() throws Exception {
    server.enqueue(new MockResponse.Builder().headersDelay(10, TimeUnit.MINUTES).build());
    CompletableFuture<IOException> failure = new CompletableFuture<>();
    call().enqueue(failing(failure));
    server.takeRequest();
    work.container().wipe();
    ContainerClosedException ended =
        assertInstanceOf(ContainerClosedException.class, failure.get());
    assertEquals(Reason.Code.CONTAINER_WIPED, ended.reason().code());
    assertClosed(Reason.Code.CONTAINER_WIPED);
    assertEquals(1, server.getRequestCount());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noIdleConnectionOutlivesALockOrAWipe(boolean wiped) throws Exception {
    server.enqueue(new MockResponse.Builder().body("idle").build());
    assertEquals("idle", body(call()));
    assertEquals(1, http.connectionPool().connectionCount());
    if (wiped) {
      work.container().wipe();
    } else {
      work.lock();
    }
    assertEquals(0, http.connectionPool().connectionCount());
  }

  @Test
  void aResponseOfBeforeTheLockIsNotReadAfterTheUnlock() throws IOException {
    server.enqueue(endless());
    try (Response response = call().execute()) {
      BufferedSource body = response.body().source();
      body.readByte();
      work.lock();
      work.open();
      assertThrows(ContainerClosedException.class, () -> body.skip(1 << 20));
    }
  }

  @Test
  void whatLiesInABufferIsNotReadAfterALock() throws IOException {
    ResponseBody buffered = ResponseBody.create("x".repeat(1 << 20), null);
    OkHttpClient answering =
        http.newBuilder()
            .addInterceptor(
                chain ->
                    new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_2)
                        .code(200)
                        .message("")
                        .body(buffered)
                        .build())
            .build();
    try (Response response = answering.newCall(call().request()).execute()) {
      response.body().source().readByte();
      work.lock();
      assertThrows(ContainerClosedException.class, () -> response.body().source().skip(1 << 19));
    }
  }

  @Test
  void aCallThatItsCallerCancelledSaysSo() throws IOException {
    Call call = call();
    call.cancel();
    IOException cancelled = assertThrows(IOException.class, call::execute);
    assertFalse(cancelled instanceof UnreachableServerException);
  }

  @Test
  void aDownloadThatBreaksOffIsATypedError() throws IOException {
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(1 << 20))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    UnreachableServerException cut =
        assertThrows(UnreachableServerException.class, () -> body(call()));
    assertEquals(Reason.Code.SERVER_ANSWER_CUT_OFF, cut.reason().code());
  }

  /** Reads until an error and returns it. */
  private IOException drain(CountDownLatch begun) {
    try (Response response = call().execute()) {
      BufferedSource body = response.body().source();
      while (!body.exhausted()) {
        body.readByte();
        begun.countDown();
      }
      throw new AssertionError("read to the end");
    } catch (IOException e) {
      return e;
    }
  }

  private static MockResponse endless() {
    return new MockResponse.Builder()
        .body("x".repeat(1 << 20))
        .throttleBody(1024, 100, TimeUnit.MILLISECONDS)
        .build();
  }

  private void assertClosed(Reason.Code why) {
    ContainerClosedException refused =
        assertThrows(ContainerClosedException.class, () -> call().execute());
    assertEquals(why, refused.reason().code());
  }

  private Call call() {
    String url = "https://localhost:" + server.getPort() + "/";
    return http.newCall(new Request.Builder().url(url).build());
  }

  private static String body(Call call) throws IOException {
    try (Response response = call.execute()) {
      return response.body().string();
    }
  }

  private static Callback failing(CompletableFuture<IOException> failure) {
    return new Callback() {
      @Override
      public void onFailure(Call call, IOException e) {
        failure.complete(e);
      }

      @Override
      public void onResponse(Call call, Response response) {
        response.close();
        failure.completeExceptionally(new AssertionError("answered"));
      }
    };
  }
}
