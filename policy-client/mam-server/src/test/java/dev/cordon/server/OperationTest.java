package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.server.operation.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("H9")
@Timeout(120)
class OperationTest {
  /** Prometheus' text format 0.0.4: comments, and samples with a number. */
  private static final Pattern LINE =
      Pattern.compile(
          "# (HELP|TYPE) .*|[a-z_]+(\\{([a-z_]+=\"[^\"]*\",?)*\\})? ([0-9.E+-]+|\\+Inf|NaN)");

  @TempDir private Path temporary;

  @Test
  void itIsReadyWhenTheDatabaseAnswersAndNotWithoutIt() throws Exception {
    try (TestOrganisation organisation = observed(temporary.resolve("data"))) {
      URI pages = organisation.server().operation().orElseThrow();
      assertEquals(200, get(pages, "/healthz").statusCode());
      assertEquals("{\"status\":\"ready\"}", get(pages, "/readyz").body());
    }
  }

  @Test
  void aDeadDatabaseMakesItNotReadyAndKeepsItAlive() throws Exception {
    TestPostgres postgres = TestPostgres.start(temporary.resolve("postgres"));
    ServerOptions options =
        ServerOptions.loopback()
            .withDatabase(TestDatabase.address(postgres.newDatabase()))
            .withOperation(Operation.INSIDE.withPages(new Operation.Address("127.0.0.1", 0)));
    try (RunningServer server = MamServer.start(temporary.resolve("data"), options)) {
      URI pages = server.operation().orElseThrow();
      assertEquals(200, get(pages, "/readyz").statusCode());
      postgres.kill();
      waitFor(pages, "{\"status\":\"database-away\"}");
      assertEquals(503, get(pages, "/readyz").statusCode());
      assertEquals(200, get(pages, "/healthz").statusCode());
      TestPostgres again = postgres.again();
      try {
        waitFor(pages, "{\"status\":\"ready\"}");
      } finally {
        again.stop();
      }
    }
  }

  @Test
  void figuresTellWhatHappenedAndOfNobody() throws Exception {
    try (TestOrganisation organisation = observed(temporary.resolve("data"))) {
      TestDevice device = organisation.enrol("canary-label");
      device.checkIn();
      organisation.order(device.enrolment, "LOCK");
      organisation.trySignIn("canary-user", "wrong");
      organisation.http().send("GET", "/v1/root/canary-path", new byte[0]);
      organisation.http().send("GET", "/canary-path", new byte[0]);
      try (BufferedReader stream = device.listen()) {
        assertEquals(": open", stream.readLine());
        HttpResponse<String> answer = get(organisation.server().operation().orElseThrow());
        String figures = answer.body();
        assertEquals(
            "text/plain; version=0.0.4; charset=utf-8",
            answer.headers().firstValue("content-type").orElseThrow());
        figures.lines().forEach(line -> assertTrue(LINE.matcher(line).matches(), line));
        for (String expected :
            List.of(
                "mam_requests_total{method=\"POST\",route=\"/v1/check-ins\",status=\"200\"} 1.0",
                "mam_requests_total{method=\"GET\",route=\"/v1/root/{version}\",status=\"404\"} 1.0",
                "mam_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 1.0",
                "mam_sign_in_failures_total 1.0",
                "mam_streams 1.0",
                "mam_commands{stage=\"PENDING\"} 1.0",
                "mam_documents_signed_total{role=\"command\"} 1.0",
                "mam_database_seconds_count")) {
          assertTrue(figures.contains(expected), expected + " in\n" + figures);
        }
        for (String personal :
            List.of(
                "canary",
                device.enrolment,
                organisation.server().tenant(),
                "admin\"",
                "127.0.0.1")) {
          assertFalse(figures.contains(personal), personal);
        }
      }
    }
  }

  @Test
  void nothingElseIsThereAndNothingCanBeChanged() throws Exception {
    try (TestOrganisation organisation = observed(temporary.resolve("data"))) {
      URI pages = organisation.server().operation().orElseThrow();
      for (String path : List.of("/", "/v1/admin/devices", "/metrics/x")) {
        assertEquals(404, get(pages, path).statusCode(), path);
      }
      HttpResponse<String> posted =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(pages.resolve("/metrics"))
                      .POST(HttpRequest.BodyPublishers.ofString("{}"))
                      .build(),
                  BodyHandlers.ofString());
      assertEquals(405, posted.statusCode());
      assertEquals("127.0.0.1", pages.getHost());
    }
  }

  private static TestOrganisation observed(Path data) throws Exception {
    return TestOrganisation.start(
        data,
        options ->
            options.withOperation(
                Operation.INSIDE.withPages(new Operation.Address("127.0.0.1", 0))));
  }

  private static void waitFor(URI pages, String body) throws Exception {
    while (!get(pages, "/readyz").body().equals(body)) {
      Thread.sleep(100);
    }
  }

  private static HttpResponse<String> get(URI pages) throws IOException, InterruptedException {
    return get(pages, "/metrics");
  }

  private static HttpResponse<String> get(URI pages, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(pages.resolve(path)).build(), BodyHandlers.ofString());
  }
}
