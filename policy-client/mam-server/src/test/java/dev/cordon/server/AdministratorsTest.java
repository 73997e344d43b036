package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.cordon.server.setup.StartException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who decides, approves, operates and audits, and that nobody does the other's work. */
@Tag("H9")
@Timeout(180)
class AdministratorsTest {
  /** Each endpoint that needs a role, and the roles of which one is enough. */
  private static final Map<String, Set<String>> NEEDS =
      Map.ofEntries(
          Map.entry("POST invitations", Set.of("operator")),
          Map.entry("POST devices/x/commands", Set.of("operator")),
          Map.entry("GET devices/x/audit", Set.of("operator", "auditor")),
          Map.entry("GET devices/x/audit/9", Set.of("operator", "auditor")),
          Map.entry("POST alerts/9/done", Set.of("operator", "auditor")),
          Map.entry("PUT audit-retention", Set.of("author")),
          Map.entry("PUT policy", Set.of("author")),
          Map.entry("PUT threats", Set.of("author")),
          Map.entry("GET administrators", Set.of("owner", "auditor")),
          Map.entry("POST administrators", Set.of("owner")),
          Map.entry("PUT administrators/x/roles", Set.of("owner")),
          Map.entry("POST administrators/x/disable", Set.of("owner")),
          Map.entry("POST administrators/x/enable", Set.of("owner")),
          Map.entry("POST administrators/x/password", Set.of("owner")),
          Map.entry("POST administrators/x/second-factor/removal", Set.of("owner")),
          Map.entry("PUT second-factors", Set.of("owner")),
          Map.entry("GET events", Set.of("owner", "auditor")),
          Map.entry("GET events/from/1", Set.of("owner", "auditor")),
          Map.entry("GET events/check", Set.of("owner", "auditor")));

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
  void eachEndpointOpensToItsRolesAndSaysWhichItNeeds() {
    for (String role : List.of("owner", "author", "approver", "operator", "auditor")) {
      TestAdministrator each = TestAdministrator.add(organisation, "only-" + role, role);
      NEEDS.forEach(
          (endpoint, roles) -> {
            String[] words = endpoint.split(" ", -1);
            TestHttp.Reply reply = each.send(words[0], words[1], "{\"kind\":7,\"name\":7}");
            boolean refused = reply.status() == 403 && reply.code().equals("ROLE_MISSING");
            assertEquals(!roles.contains(role), refused, role + ": " + endpoint + reply.text());
            if (refused) {
              assertTrue(reply.text().contains(roles.iterator().next()), reply.text());
            }
          });
      assertEquals(200, each.send("GET", "devices", "").status());
      assertEquals(200, each.send("GET", "policy", "").status());
    }
    String log = organisation.get("events").text();
    assertTrue(log.contains("ROLE_REFUSED"));
    assertTrue(log.contains("PUT /v1/admin/policy"), log);
  }

  @Test
  void theRefusalNamesTheRoleInJapaneseToo() {
    TestAdministrator auditor = TestAdministrator.add(organisation, "ja", "auditor");
    TestHttp.Reply reply = auditor.send("PUT", "policy", "{}", "Accept-Language", "ja");
    assertTrue(reply.text().contains("必要な役割(author)"), reply.text());
  }

  @Test
  void aRoleThatIsTakenAwayIsGoneFromTheSessionsThatAreOpen() {
    TestAdministrator bob = TestAdministrator.add(organisation, "bob", "operator", "author");
    assertEquals(201, bob.send("POST", "invitations", "{\"label\":\"x\"}").status());
    String roles = "{\"roles\":[\"author\"]}";
    assertEquals(200, organisation.send("PUT", "administrators/bob/roles", roles).status());
    assertEquals("ROLE_MISSING", bob.send("POST", "invitations", "{\"label\":\"x\"}").code());
    assertEquals(200, bob.send("GET", "devices", "").status());
  }

  @Test
  void whoIsDisabledIsOutAtOnceAndStaysOut() {
    TestAdministrator carol = TestAdministrator.add(organisation, "carol", "operator");
    assertEquals(200, organisation.post("administrators/carol/disable", "{}").status());
    assertEquals("SESSION_MISSING", carol.send("GET", "devices", "").code());
    TestHttp.Reply refused = carol.attempt(TestAdministrator.PASSWORD, "", "");
    assertEquals("SIGN_IN_REFUSED", refused.code(), "as if the password were wrong");
    assertEquals(200, organisation.post("administrators/carol/enable", "{}").status());
    assertEquals("SESSION_MISSING", carol.send("GET", "devices", "").code(), "no old session");
    organisation.clock.advance(Duration.ofSeconds(2));
    assertEquals(201, carol.attempt(TestAdministrator.PASSWORD, "", "").status());
  }

  @Test
  void aForgottenPasswordIsReplacedByAOneTimeOne() {
    TestAdministrator dave = TestAdministrator.add(organisation, "dave", "auditor");
    TestHttp.Reply reset = organisation.post("administrators/dave/password", "{}");
    String oneTime = TestAdministrator.oneTime(reset);
    assertEquals(401, dave.send("GET", "devices", "").status());
    assertEquals("PASSWORD_CHANGE_REQUIRED", dave.attempt(oneTime, "", "").code());
    assertEquals(201, dave.attempt(oneTime, "yet another battery", "").status());
  }

  @Test
  void theLastOwnerStays() throws StartException {
    try (TestOrganisation own = TestOrganisation.start(temporary.resolve("last"))) {
      String less = "{\"roles\":[\"author\"]}";
      assertEquals("LAST_OWNER", own.send("PUT", "administrators/admin/roles", less).code());
      assertEquals("LAST_OWNER", own.post("administrators/admin/disable", "{}").code());
      assertEquals(200, own.get("administrators").status(), "nothing was changed");
      TestAdministrator.add(own, "second", "owner");
      assertEquals(200, own.post("administrators/second/disable", "{}").status());
      assertEquals("LAST_OWNER", own.post("administrators/admin/disable", "{}").code());
      assertEquals(200, own.post("administrators/second/enable", "{}").status());
      assertEquals(200, own.send("PUT", "administrators/admin/roles", less).status());
      assertEquals("ROLE_MISSING", own.get("administrators").code());
    }
  }

  @Test
  void ofTwoOwnersWhoTakeTheRoleFromEachOtherAtOnceOneStays() throws Exception {
    try (TestOrganisation own = TestOrganisation.start(temporary.resolve("duel"))) {
      TestAdministrator one = TestAdministrator.add(own, "one", "owner");
      TestAdministrator two = TestAdministrator.add(own, "two", "owner");
      assertEquals(200, one.send("POST", "administrators/admin/disable", "{}").status());
      ExecutorService hands = Executors.newFixedThreadPool(2);
      try {
        List<Future<TestHttp.Reply>> shots = new ArrayList<>();
        shots.add(hands.submit(() -> one.send("POST", "administrators/two/disable", "{}")));
        shots.add(hands.submit(() -> two.send("POST", "administrators/one/disable", "{}")));
        int hits = 0;
        for (Future<TestHttp.Reply> each : shots) {
          hits += each.get().status() == 200 ? 1 : 0;
        }
        assertEquals(1, hits);
      } finally {
        hands.shutdown();
      }
    }
  }

  @Test
  void ofTwoWhoAddTheSameNameAtOnceOneDoes() throws Exception {
    ExecutorService hands = Executors.newFixedThreadPool(2);
    try {
      List<Future<TestHttp.Reply>> adds = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        String wanted = TestAdministrator.wanted("twins", "author");
        adds.add(hands.submit(() -> organisation.post("administrators", wanted)));
      }
      int added = 0;
      for (Future<TestHttp.Reply> each : adds) {
        added += each.get().status() == 201 ? 1 : 0;
      }
      assertEquals(1, added);
    } finally {
      hands.shutdown();
    }
  }

  @Test
  void garbageIsNoNameAndNoRole() {
    for (String name :
        new String[] {
          "",
          " ",
          "Robert'); drop table administrator;--",
          "<script>alert(1)</script>",
          "a\r\nX-Evil: 1",
          "a/b",
          "../admin",
          "server",
          "device",
          "unknown",
          "ADMIN",
          "\u202eanna",
          "a".repeat(65)
        }) {
      TestHttp.Reply reply =
          organisation.post("administrators", TestAdministrator.wanted(name, "author"));
      assertEquals(400, reply.status(), name + reply.text());
      JsonObject token = new JsonObject();
      token.addProperty("name", name);
      assertTrue(organisation.post("tokens", token.toString()).status() >= 400);
    }
    for (String roles : new String[] {"[]", "[\"root\"]", "\"owner\"", "[7]", "{}"}) {
      String wanted = "{\"name\":\"x\",\"roles\":" + roles + "}";
      int status = organisation.post("administrators", wanted).status();
      assertTrue(status == 400 || status == 422, roles);
    }
    TestHttp.Reply known =
        organisation.post("administrators", TestAdministrator.wanted("admin", "author"));
    assertEquals("ADMINISTRATOR_EXISTS", known.code());
    assertEquals(
        "ADMINISTRATOR_UNKNOWN",
        organisation.post("administrators/%27%20or%201=1--/disable", "{}").code());
    assertFalse(organisation.get("administrators").text().contains("script"));
  }

  @Test
  void everyActIsInTheLogWithActorActionSubjectAndTime() {
    TestAdministrator.add(organisation, "logged", "author");
    organisation.send("PUT", "administrators/logged/roles", "{\"roles\":[\"auditor\"]}");
    organisation.post("administrators/logged/disable", "{}");
    List<String> lines = new ArrayList<>();
    organisation
        .get("events")
        .json()
        .getAsJsonArray("events")
        .forEach(
            each -> {
              JsonObject event = each.getAsJsonObject();
              assertFalse(event.get("at").getAsString().isEmpty());
              lines.add(
                  event.get("actor").getAsString()
                      + ' '
                      + event.get("action").getAsString()
                      + ' '
                      + event.get("subject").getAsString());
            });
    assertTrue(lines.contains("admin ADMINISTRATOR_ADDED logged author"), lines::toString);
    assertTrue(lines.contains("logged PASSWORD_CHANGED logged"), lines::toString);
    assertTrue(lines.contains("logged SIGNED_IN logged"), lines::toString);
    assertTrue(lines.contains("admin ROLES_CHANGED logged auditor"), lines::toString);
    assertTrue(lines.contains("admin ADMINISTRATOR_DISABLED logged"), lines::toString);
  }
}
