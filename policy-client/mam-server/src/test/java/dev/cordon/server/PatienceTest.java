package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.server.http.Patience;
import dev.cordon.server.operation.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Those who send a byte now and then are never idle for long; they are not waited for all the same.
 */
@Tag("H9")
@Timeout(120)
class PatienceTest {
  private static final Duration SHORT = Duration.ofSeconds(3);

  @TempDir private Path temporary;
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        MamServer.start(
            temporary.resolve("data"),
            TestDatabase.options(temporary.resolve("data"))
                .withOperation(
                    Operation.INSIDE.withPatience(
                        new Patience(SHORT, SHORT, Duration.ofSeconds(2)))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aHeadThatDripsEndsTheConnection() throws Exception {
    try (SSLSocket socket = connect()) {
      assertTrue(drip(socket, "GET /v1/root/1 HTTP/1.1\r\nHost: x\r\nX-Drip: ").isEmpty());
    }
    assertServes();
  }

  @Test
  void aHandshakeThatNeverComesEndsTheConnection() throws Exception {
    try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
      socket.setSoTimeout(60_000);
      assertEquals(-1, socket.getInputStream().read());
    }
    assertServes();
  }

  @Test
  void aBodyThatDripsIsGivenUp() throws Exception {
    try (SSLSocket socket = connect()) {
      String answer =
          drip(
              socket,
              "POST /v1/check-ins HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                  + "Content-Length: 100000\r\n\r\n{");
      assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 408 "), answer);
    }
    assertServes();
  }

  @Test
  void manySlowCallersAtOnceKeepNobodyElseWaiting() throws Exception {
    SSLSocket[] slow = new SSLSocket[100]; // more than the server has threads
    for (int i = 0; i < slow.length; i++) {
      slow[i] = connect();
      slow[i]
          .getOutputStream()
          .write(
              "POST /v1/check-ins HTTP/1.1\r\nHost: x\r\nX: ".getBytes(StandardCharsets.US_ASCII));
    }
    assertServes();
    for (SSLSocket each : slow) {
      each.close();
    }
  }

  @Test
  void aHeldStreamIsNotTakenForASlowCaller() throws Exception {
    try (TestOrganisation organisation =
        TestOrganisation.start(
            temporary.resolve("other"),
            options ->
                options.withOperation(
                    Operation.INSIDE.withPatience(
                        new Patience(SHORT, SHORT, Duration.ofSeconds(2)))))) {
      TestDevice device = organisation.enrol("listens");
      try (BufferedReader stream = device.listen()) {
        assertEquals(": open", stream.readLine());
        Thread.sleep(SHORT.multipliedBy(2).toMillis());
        organisation.order(device.enrolment, "LOCK");
        String line = stream.readLine();
        while (line != null && !line.startsWith("event: check-in")) {
          line = stream.readLine();
        }
        assertEquals("event: check-in", line);
      }
    }
  }

  private void assertServes() {
    TestHttp http = new TestHttp(server.uri(), server.pin());
    assertEquals(200, http.send("GET", "/v1/root/1", new byte[0]).status());
  }

  private SSLSocket connect() throws Exception {
    URI uri = server.uri();
    SSLSocket socket =
        (SSLSocket)
            TestHttp.trusting(server.pin())
                .getSocketFactory()
                .createSocket(uri.getHost(), uri.getPort());
    socket.setSoTimeout(60_000);
    socket.startHandshake();
    socket.setSoTimeout(200); // between the letters
    return socket;
  }

  /** Sends {@code start} and then a letter again and again; what was answered until the end. */
  private static String drip(SSLSocket socket, String start) throws IOException {
    StringBuilder answer = new StringBuilder();
    socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    while (true) {
      try {
        int next = in.read();
        if (next < 0) {
          return answer.toString();
        }
        answer.append((char) next);
      } catch (java.net.SocketTimeoutException silent) {
        try {
          socket.getOutputStream().write('x');
        } catch (IOException closed) {
          return answer.toString();
        }
      } catch (IOException closed) {
        return answer.toString();
      }
    }
  }
}
