package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.server.setup.StartException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("H9")
class SignInTest {
  @TempDir private static Path temporary;
  private static TestOrganisation organisation;

  @BeforeAll
  static void start() throws StartException {
    organisation = TestOrganisation.start(temporary.resolve("data"));
  }

  @AfterAll
  static void stop() {
    organisation.close();
  }

  @Test
  void theOneTimePasswordOpensNothingByItself() throws StartException {
    Path data = temporary.resolve("one-time");
    try (RunningServer fresh = MamServer.start(data, TestDatabase.options(data))) {
      TestHttp http = new TestHttp(fresh.uri(), fresh.pin());
      String password = fresh.firstPassword().orElseThrow();
      assertEquals("PASSWORD_CHANGE_REQUIRED", signIn(http, password, "").code());
      assertEquals("PASSWORD_TOO_WEAK", signIn(http, password, "short").code());
      assertEquals("PASSWORD_TOO_WEAK", signIn(http, password, password).code());
      assertEquals(201, signIn(http, password, TestOrganisation.PASSWORD).status());
      assertEquals("SIGN_IN_REFUSED", signIn(http, password, "").code());
    }
  }

  @Test
  void eachWrongPasswordDoublesTheWait() throws StartException {
    try (TestOrganisation own = TestOrganisation.start(temporary.resolve("own"))) {
      for (int wait : new int[] {1, 2, 4, 8}) {
        assertEquals("SIGN_IN_REFUSED", own.trySignIn("admin", "wrong").code());
        TestHttp.Reply tooSoon = own.trySignIn("admin", TestOrganisation.PASSWORD);
        assertEquals(429, tooSoon.status());
        assertEquals(Integer.toString(wait), tooSoon.header("retry-after"));
        own.clock.advance(Duration.ofSeconds(wait));
      }
      assertEquals(201, own.trySignIn("admin", TestOrganisation.PASSWORD).status());
      assertEquals("SIGN_IN_REFUSED", own.trySignIn("admin", "wrong").code());
      assertEquals("1", own.trySignIn("admin", "wrong").header("retry-after"));
    }
  }

  @Test
  void anUnknownNameIsTreatedLikeAKnownOne() {
    TestHttp.Reply unknown = organisation.trySignIn("nobody", "wrong");
    assertEquals("SIGN_IN_REFUSED", unknown.code());
    assertEquals(429, organisation.trySignIn("nobody", "wrong").status());
    organisation.clock.advance(Duration.ofMinutes(6));
    TestHttp.Reply known = organisation.trySignIn("admin", "wrong");
    organisation.clock.advance(Duration.ofMinutes(6));
    assertEquals(known.text(), unknown.text());
  }

  @Test
  void withoutASessionNothingIsAnswered() {
    String[][] guarded = {
      {"DELETE", "sessions"},
      {"POST", "invitations"},
      {"GET", "devices"},
      {"GET", "devices/x"},
      {"POST", "devices/x/commands"},
      {"GET", "policy"},
      {"PUT", "policy"},
      {"GET", "events"},
      {"GET", "events/check"},
      {"GET", "me"},
      {"POST", "me/second-factor"},
      {"GET", "tokens"},
      {"POST", "tokens"},
      {"GET", "administrators"},
      {"POST", "administrators"},
      {"PUT", "administrators/admin/roles"},
      {"PUT", "second-factors"}
    };
    for (String[] each : guarded) {
      for (String bearer : new String[] {"", "Bearer ", "Bearer " + "0".repeat(52), "Basic x"}) {
        TestHttp.Reply reply =
            organisation
                .http()
                .send(
                    each[0],
                    "/v1/admin/" + each[1],
                    "{}".getBytes(StandardCharsets.UTF_8),
                    "Authorization",
                    bearer);
        assertEquals("SESSION_MISSING", reply.code(), each[1]);
        assertEquals(401, reply.status());
      }
    }
  }

  @Test
  void aSessionEndsAfterTwelveHours() {
    assertEquals(200, organisation.get("devices").status());
    organisation.clock.advance(Duration.ofHours(13));
    assertEquals(401, organisation.get("devices").status());
    organisation.clock.advance(Duration.ofHours(-13));
  }

  @Test
  void signingOutEndsTheSession() {
    organisation.clock.advance(Duration.ofMinutes(6));
    String token =
        organisation
            .trySignIn("admin", TestOrganisation.PASSWORD)
            .json()
            .get("token")
            .getAsString();
    String[] bearer = {"Authorization", "Bearer " + token};
    TestHttp http = organisation.http();
    assertEquals(204, http.send("DELETE", "/v1/admin/sessions", new byte[0], bearer).status());
    assertEquals(401, http.send("GET", "/v1/admin/devices", new byte[0], bearer).status());
  }

  @Test
  void refusalsSpeakJapaneseToWhoAsksForIt() {
    TestHttp.Reply reply =
        organisation
            .http()
            .send("GET", "/v1/admin/devices", new byte[0], "Accept-Language", "ja-JP,en;q=0.5");
    assertTrue(reply.text().contains("サインイン"), reply.text());
  }

  private static TestHttp.Reply signIn(TestHttp http, String password, String fresh) {
    String added = fresh.isEmpty() ? "" : ",\"newPassword\":\"" + fresh + "\"";
    String body = "{\"user\":\"admin\",\"password\":\"" + password + "\"" + added + "}";
    return http.send("POST", "/v1/admin/sessions", body.getBytes(StandardCharsets.UTF_8));
  }
}
