package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.server.setup.StartException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every route that the server has, whoever adds the next one. */
@Tag("H9")
@Timeout(300)
class EveryRouteTest {
  private static final Set<String> FOR_ANYBODY = Set.of("/v1/admin/sessions");

  @TempDir private static Path temporary;
  private static TestOrganisation organisation;
  private static List<Route> routes;

  private record Route(String method, String template) {
    /** With {@code word} in place of each parameter. */
    String path(String word) {
      return template.replaceAll("\\{[^}]*}", word);
    }

    boolean isRead() {
      return method.equals("GET") || method.equals("DELETE");
    }

    boolean isGuarded() {
      return template.startsWith("/v1/admin/")
          && !(method.equals("POST") && FOR_ANYBODY.contains(template));
    }
  }

  @BeforeAll
  static void start() throws StartException {
    organisation = TestOrganisation.start(temporary.resolve("data"));
    routes =
        organisation.server().routes().stream()
            .map(each -> each.split(" ", 2))
            .map(words -> new Route(words[0], words[1]))
            .toList();
    assertTrue(routes.size() > 20, "the routes are found");
  }

  @AfterAll
  static void stop() {
    organisation.close();
  }

  @Test
  void nonsenseIsRefusedAsAProblemWithoutAWordAboutTheInside() {
    for (Route route : routes) {
      if (!isSigningOut(route)) {
        for (String word : List.of("x", "%00", "..%2f..", "-1", "%F0%9F%92%A9", "x".repeat(3000))) {
          assertSafe(send(route.method(), route.path(word), "{}"), route + " " + word);
        }
        for (byte[] body : bodies()) {
          TestHttp.Reply reply = send(route.method(), route.path("x"), body, organisation.token());
          assertSafe(reply, route.toString());
          assertTrue(route.isRead() || reply.status() >= 400, route + ": " + reply);
        }
      }
    }
    assertEquals(200, organisation.get("devices").status(), "it still works");
  }

  @Test
  void whatIsNotDeclaredAsJsonIsNotRead() {
    for (Route route : routes) {
      for (String type :
          List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
        if (!route.isRead()) {
          TestHttp.Reply reply =
              organisation
                  .http()
                  .send(
                      route.method(),
                      route.path("x"),
                      new byte[] {'{', '}'},
                      "Authorization",
                      "Bearer " + organisation.token(),
                      "Content-Type",
                      type);
          assertEquals(415, reply.status(), route + " " + type);
          assertSafe(reply, route.toString());
        }
      }
    }
  }

  @Test
  void tooMuchIsRefused() {
    for (Route route : routes) {
      if (!route.isRead()) {
        byte[] much = new byte[(1 << 20) + 1];
        TestHttp.Reply reply = send(route.method(), route.path("x"), much, organisation.token());
        assertEquals(413, reply.status(), route.toString());
        assertSafe(reply, route.toString());
      }
    }
  }

  @Test
  void aMethodThatARouteLacksIsRefusedAndTheOthersAreNamed() {
    for (Route route : routes) {
      for (String method : List.of("OPTIONS", "HEAD", "TRACE", "PATCH", "PROPFIND")) {
        TestHttp.Reply reply = send(method, route.path("x"), "");
        assertEquals(405, reply.status(), method + " " + route);
        assertTrue(reply.header("allow").contains(route.method()), reply.toString());
        assertHeaders(reply, method + " " + route);
      }
    }
  }

  @Test
  void everyAnswerForbidsToBeKeptGuessedFramedOrReadByOtherSites() {
    for (Route route : routes) {
      if (!isSigningOut(route)) {
        TestHttp.Reply reply =
            organisation
                .http()
                .send(
                    route.method(),
                    route.path("1"),
                    "{}".getBytes(StandardCharsets.UTF_8),
                    "Authorization",
                    "Bearer " + organisation.token(),
                    "Origin",
                    "https://evil.example");
        assertHeaders(reply, route.toString());
      }
    }
  }

  /** A browser adds cookies and its origin by itself, but never the token. */
  @Test
  void aPageOfAnotherSiteCanDoNothingInAnAdministratorsName() {
    for (Route route : routes) {
      if (route.isGuarded()) {
        TestHttp.Reply reply =
            organisation
                .http()
                .send(
                    route.method(),
                    route.path("x"),
                    "{}".getBytes(StandardCharsets.UTF_8),
                    "Cookie",
                    "session=" + organisation.token() + "; token=" + organisation.token(),
                    "Origin",
                    "https://evil.example",
                    "Sec-Fetch-Site",
                    "cross-site");
        assertEquals(401, reply.status(), route.toString());
      }
    }
  }

  private static boolean isSigningOut(Route route) {
    return route.method().equals("DELETE") && route.template().equals("/v1/admin/sessions");
  }

  private static void assertSafe(TestHttp.Reply reply, String what) {
    assertTrue(reply.status() < 500, what + ": " + reply);
    if (reply.status() >= 400) {
      assertEquals("application/problem+json", reply.header("content-type"), what);
      assertEquals(reply.status(), reply.json().get("status").getAsInt(), what);
      for (String inside : List.of("Exception", "dev.cordon", "org.", "java.", "\tat ", "SQL")) {
        assertFalse(reply.text().contains(inside), what + ": " + reply);
      }
    }
  }

  private static void assertHeaders(TestHttp.Reply reply, String what) {
    boolean forEver = reply.header("cache-control").contains("immutable"); // a root document
    assertTrue(forEver || reply.header("cache-control").equals("no-store"), what + reply);
    assertEquals("nosniff", reply.header("x-content-type-options"), what);
    assertEquals("no-referrer", reply.header("referrer-policy"), what);
    assertEquals("same-origin", reply.header("cross-origin-resource-policy"), what);
    assertTrue(reply.header("strict-transport-security").startsWith("max-age="), what);
    String csp = reply.header("content-security-policy");
    assertTrue(csp.contains("default-src 'none'") && csp.contains("frame-ancestors 'none'"), what);
    for (String absent :
        List.of("server", "set-cookie", "access-control-allow-origin", "x-powered-by")) {
      assertEquals("", reply.header(absent), what + " " + absent);
    }
  }

  private static List<byte[]> bodies() {
    List<byte[]> bodies = new ArrayList<>();
    for (String text :
        List.of(
            "",
            "{",
            "null",
            "[]",
            "{\"a\":1}",
            "{\"a\":\"\\ud800\"}",
            "{\"kind\":{},\"user\":[],\"password\":1,\"label\":null,\"reason\":\"\"}",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000))) {
      bodies.add(text.getBytes(StandardCharsets.UTF_8));
    }
    bodies.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    return bodies;
  }

  private static TestHttp.Reply send(String method, String path, String body) {
    return send(method, path, body.getBytes(StandardCharsets.UTF_8), organisation.token());
  }

  private static TestHttp.Reply send(String method, String path, byte[] body, String token) {
    return organisation.http().send(method, path, body, "Authorization", "Bearer " + token);
  }
}
