package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.server.setup.StartException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What scripts sign in with: less than their administrator may do, and for a time. */
@Tag("H9")
@Timeout(180)
class ApiTokenTest {
  private static final String INVITE = "{\"label\":\"by a script\"}";

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

  private static TestHttp.Reply add(TestAdministrator by, String name, int days, String... roles) {
    JsonObject wanted =
        JsonParser.parseString(TestAdministrator.wanted(name, roles)).getAsJsonObject();
    wanted.addProperty("validDays", days);
    return by.send("POST", "tokens", wanted.toString());
  }

  private static String token(TestHttp.Reply added) {
    assertEquals(201, added.status(), added.text());
    return added.json().get("token").getAsString();
  }

  private static TestHttp.Reply invite(TestAdministrator of, String token) {
    return of.sendAs(token, "POST", "invitations", INVITE);
  }

  @Test
  void aTokenDoesWhatItsRolesSayAndTheLogNamesIt() {
    TestAdministrator anna =
        TestAdministrator.add(organisation, "t-anna", "operator", "author", "auditor");
    String token = token(add(anna, "nightly", 30, "operator"));
    assertTrue(token.matches("mam_[0-9a-z]{52}"), "260 random bits");
    assertEquals(201, invite(anna, token).status());
    assertEquals("ROLE_MISSING", anna.sendAs(token, "PUT", "policy", "{}").code());
    assertEquals(200, anna.sendAs(token, "GET", "devices", "").status());
    String log = organisation.get("events").text();
    assertTrue(log.contains("\"actor\":\"t-anna/nightly\",\"action\":\"INVITED\""), log);
    assertTrue(log.contains("\"subject\":\"GET /v1/admin/devices\""), log);
    assertTrue(log.contains("TOKEN_ADDED"), log);
    JsonObject me = anna.sendAs(token, "GET", "me", "").json();
    assertEquals("nightly", me.get("token").getAsString());
    assertEquals("[\"operator\"]", me.get("roles").toString());
  }

  @Test
  void aTokenNeverDoesWhatIsAPersonsAct() {
    TestAdministrator boss =
        TestAdministrator.add(organisation, "t-boss", "owner", "approver", "operator");
    for (String role : new String[] {"owner", "approver", "author"}) {
      assertEquals("TOKEN_ROLES", add(boss, "x", 1, role).code(), role);
    }
    String token = token(add(boss, "script", 1, "operator"));
    String[][] personal = {
      {"POST", "tokens"},
      {"GET", "tokens"},
      {"POST", "administrators"},
      {"PUT", "second-factors"},
      {"POST", "me/second-factor"},
      {"DELETE", "sessions"}
    };
    for (String[] each : personal) {
      assertEquals("PERSON_NEEDED", boss.sendAs(token, each[0], each[1], "{}").code(), each[1]);
    }
    assertEquals("ROLE_MISSING", boss.sendAs(token, "GET", "administrators", "").code());
  }

  @Test
  void aTokenLosesWhatItsAdministratorLoses() {
    TestAdministrator carl = TestAdministrator.add(organisation, "t-carl", "operator", "author");
    String token = token(add(carl, "script", 30, "operator", "author"));
    organisation.send("PUT", "administrators/t-carl/roles", "{\"roles\":[\"author\"]}");
    assertEquals("ROLE_MISSING", invite(carl, token).code());
    assertEquals(200, carl.sendAs(token, "GET", "devices", "").status());
    organisation.post("administrators/t-carl/disable", "{}");
    assertEquals("TOKEN_REFUSED", carl.sendAs(token, "GET", "devices", "").code());
    organisation.post("administrators/t-carl/enable", "{}");
    assertEquals(200, carl.sendAs(token, "GET", "devices", "").status());
  }

  @Test
  void aTokenEndsAndARevokedOneStaysEnded() throws StartException {
    try (TestOrganisation own = TestOrganisation.start(temporary.resolve("ends"))) {
      TestAdministrator dora = TestAdministrator.add(own, "dora", "operator");
      String brief = token(add(dora, "brief", 1, "operator"));
      String stolen = token(add(dora, "stolen", 300, "operator"));
      assertEquals(201, invite(dora, stolen).status());
      assertEquals(204, own.send("DELETE", "tokens/dora/stolen", "").status());
      TestHttp.Reply refused = invite(dora, stolen);
      assertEquals("TOKEN_REFUSED", refused.code());
      assertEquals(401, refused.status());
      assertEquals("TOKEN_EXISTS", add(dora, "stolen", 1, "operator").code());
      assertEquals(201, invite(dora, brief).status());
      own.clock.advance(Duration.ofDays(1));
      assertEquals("TOKEN_REFUSED", invite(dora, brief).code());
    }
  }

  @Test
  void nobodyRevokesOrSeesAnothersUnlessTheyAreAnOwnerOrAuditor() {
    TestAdministrator erik = TestAdministrator.add(organisation, "t-erik", "operator");
    TestAdministrator fay = TestAdministrator.add(organisation, "t-fay", "operator");
    token(add(erik, "eriks", 9, "operator"));
    assertEquals("ROLE_MISSING", fay.send("DELETE", "tokens/t-erik/eriks", "").code());
    assertFalse(fay.send("GET", "tokens", "").text().contains("eriks"));
    assertTrue(organisation.get("tokens").text().contains("eriks"));
    assertEquals("TOKEN_UNKNOWN", erik.send("DELETE", "tokens/t-erik/none", "").code());
    assertEquals(204, erik.send("DELETE", "tokens/t-erik/eriks", "").status());
  }

  @Test
  void onlyTheHashIsKeptAndTheDayOfTheLastUse() throws SQLException {
    TestAdministrator gus = TestAdministrator.add(organisation, "t-gus", "operator");
    String token = token(add(gus, "kept", 9, "operator"));
    assertTrue(gus.send("GET", "tokens", "").text().contains("\"lastUsed\":null"));
    gus.sendAs(token, "GET", "devices", "");
    String day = organisation.clock.instant().toString().substring(0, 10);
    assertTrue(gus.send("GET", "tokens", "").text().contains("\"lastUsed\":\"" + day + "\""));
    assertFalse(gus.send("GET", "tokens", "").text().contains(token));
    try (Connection past = TestDatabase.connect(organisation.data);
        Statement sql = past.createStatement();
        ResultSet rows =
            sql.executeQuery("select token_sha256 from api_token where name = 'kept'")) {
      assertTrue(rows.next());
      assertEquals(
          Sha256.hex(token.getBytes(StandardCharsets.UTF_8)), rows.getString("token_sha256"));
    }
  }

  @Test
  void whatLooksLikeATokenOpensNothing() {
    TestAdministrator hal = TestAdministrator.add(organisation, "t-hal", "operator");
    String good = token(add(hal, "good", 9, "operator"));
    assertEquals("TOKEN_REFUSED", invite(hal, "mam_" + "0".repeat(52)).code());
    for (String wrong :
        new String[] {
          good + "0",
          good.substring(4),
          good.substring(0, 55),
          " " + good,
          "MAM_" + good.substring(4)
        }) {
      assertEquals(401, invite(hal, wrong).status(), wrong);
    }
    String hash = Sha256.hex(good.getBytes(StandardCharsets.UTF_8));
    assertEquals(401, invite(hal, hash).status(), "who reads the register has no token");
    String flipped = good.substring(0, 55) + (good.endsWith("0") ? "1" : "0");
    assertEquals("TOKEN_REFUSED", invite(hal, flipped).code());
  }
}
