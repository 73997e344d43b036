package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM to a real process. */
@Tag("H9")
@Timeout(300)
class StopTest {
  private static final String SIGN_IN = "{\"user\":\"nobody-canary\",\"password\":\"p-canary\"}";

  @TempDir private Path temporary;

  @Test
  void streamsAreToldWhenToComeBackAndRunningRequestsAreFinished() throws Exception {
    ServerProcess server = start("--drain-seconds", "2");
    TestOrganisation organisation =
        TestOrganisation.elsewhere(server::http, server.firstPassword());
    List<BufferedReader> streams = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      TestDevice device = organisation.enrol("device " + i);
      streams.add(device.listen());
      assertEquals(": open", streams.get(i).readLine());
    }
    try (SSLSocket socket = connect(server)) {
      OutputStream out = socket.getOutputStream();
      out.write(head(SIGN_IN.length()).getBytes(StandardCharsets.US_ASCII));
      out.write('{');
      out.flush();
      server.terminate();
      waitUntilNotReady(server.pages());
      out.write(SIGN_IN.substring(1).getBytes(StandardCharsets.US_ASCII));
      out.flush();
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertEquals("HTTP/1.1 401 Unauthorized", answer.readLine(), "it was running");
    }
    Set<Integer> delays = new HashSet<>();
    for (BufferedReader stream : streams) {
      delays.add(retryOf(stream));
    }
    assertTrue(delays.size() > 1, "not all at the same moment: " + delays);
    assertTrue(delays.stream().allMatch(millis -> millis >= 1_000 && millis <= 30_000));
    assertEquals(143, server.exitCode(60));
  }

  @Test
  void aRequestThatNeverEndsDoesNotKeepItFromEnding() throws Exception {
    ServerProcess server = start("--stop-seconds", "1");
    try (SSLSocket socket = connect(server)) {
      socket.getOutputStream().write((head(10_000) + "{").getBytes(StandardCharsets.US_ASCII));
      server.terminate();
      assertEquals(143, server.exitCode(60));
    }
  }

  @Test
  @Tag("H2")
  void aWholeLifesLogNamesNobody() throws Exception {
    ServerProcess server = start("--log", "json", "--log-requests");
    TestOrganisation organisation =
        TestOrganisation.elsewhere(server::http, server.firstPassword());
    TestDevice device = organisation.enrol("label-canary");
    device.checkIn();
    organisation.order(device.enrolment, "LOCK");
    organisation.trySignIn("nobody-canary", "p-canary");
    organisation.send("GET", "devices/path-canary", "");
    organisation
        .http()
        .send("POST", "/v1/check-ins?query-canary", "body-canary".getBytes(StandardCharsets.UTF_8));
    organisation.http().send("GET", "/path-canary", new byte[0]);
    try (SSLSocket socket = connect(server)) {
      socket.getOutputStream().write("canary \u0000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertTrue(socket.getInputStream().readAllBytes().length > 0);
    }
    server.terminate();
    server.exitCode(60);
    List<String> lines = Files.readAllLines(temporary.resolve("log"));
    int requests = 0;
    for (String line : lines) {
      JsonObject json = JsonParser.parseString(line).getAsJsonObject();
      requests += json.get("logger").getAsString().equals("mam.requests") ? 1 : 0;
    }
    assertTrue(requests >= 8, lines.toString());
    assertTrue(lines.stream().anyMatch(line -> line.contains("\"/v1/check-ins\"")));
    for (String personal :
        List.of(
            "canary",
            "127.0.0.1",
            "0:0:0:0",
            "Lost on a train",
            device.enrolment,
            organisation.token(),
            server.firstPassword(),
            TestOrganisation.PASSWORD)) {
      assertFalse(String.join("\n", lines).contains(personal), personal);
    }
  }

  private ServerProcess start(String... options) throws Exception {
    Optional<String> database =
        TestDatabase.isShared() ? Optional.of(TestDatabase.url(temporary)) : Optional.empty();
    return ServerProcess.start(
        temporary.resolve("data"), database, Optional.of(temporary.resolve("log")), options);
  }

  private static String head(int length) {
    return "POST /v1/admin/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + "Content-Length: "
        + length
        + "\r\n\r\n";
  }

  private static SSLSocket connect(ServerProcess server) throws Exception {
    URI uri = server.uri();
    return (SSLSocket)
        TestHttp.trusting(server.pin())
            .getSocketFactory()
            .createSocket(uri.getHost(), uri.getPort());
  }

  private static void waitUntilNotReady(URI pages) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(pages.resolve("/readyz")).build();
    while (client.send(request, BodyHandlers.ofString()).statusCode() == 200) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertEquals("{\"status\":\"ending\"}", client.send(request, BodyHandlers.ofString()).body());
  }

  private static int retryOf(BufferedReader stream) throws Exception {
    int retry = -1;
    for (String line = stream.readLine(); line != null; line = stream.readLine()) {
      if (line.startsWith("retry: ")) {
        retry = Integer.parseInt(line.substring("retry: ".length()));
      }
    }
    return retry;
  }
}
