package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.server.setup.StartException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The register of users, groups, apps, and whose devices are. */
@Tag("H3")
class FleetTest {
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
  @Tag("H2")
  void anInvitationSaysWhoseTheDeviceWillBe() throws Exception {
    addUser("anna");
    TestHttp.Reply made =
        organisation.post(
            "invitations", "{\"label\":\"hers\",\"user\":\"anna\",\"owner\":\"COMPANY\"}");
    TestDevice device =
        new TestDevice(organisation, Invitation.parse(made.json().get("invitation").getAsString()));
    device.enrol();
    JsonObject shown = organisation.device(device.enrolment);
    assertEquals("anna", shown.get("user").getAsString());
    assertEquals("COMPANY", shown.get("owner").getAsString());
    assertEquals(List.of(device.enrolment), ids("devices?user=anna"));
    assertEquals("USER_HAS_DEVICES", organisation.send("DELETE", "users/anna", "").code());
    String path = "devices/" + device.enrolment + "/owner";
    assertEquals(204, organisation.send("PUT", path, "{}").status());
    assertTrue(organisation.device(device.enrolment).get("user").isJsonNull());
    assertEquals(204, organisation.send("DELETE", "users/anna", "").status());
    assertEquals("USER_UNKNOWN", organisation.get("users/anna").code());
  }

  @Test
  void anUnknownUserGetsNoInvitationAndNoDevice() {
    String body = "{\"label\":\"x\",\"user\":\"nobody\"}";
    assertEquals("USER_UNKNOWN", organisation.post("invitations", body).code());
    TestDevice device = organisation.enrol("unowned");
    String path = "devices/" + device.enrolment + "/owner";
    assertEquals("USER_UNKNOWN", organisation.send("PUT", path, body).code());
    assertTrue(organisation.device(device.enrolment).get("user").isJsonNull());
  }

  @Test
  void groupsHoldUsersUnderNamesOfAnyScript() {
    addUser("鈴木.一郎");
    String user = URLEncoder.encode("鈴木.一郎", StandardCharsets.UTF_8);
    String group = "groups/" + URLEncoder.encode("営業", StandardCharsets.UTF_8);
    assertEquals(201, organisation.post("groups", "{\"name\":\"営業\"}").status());
    assertEquals("NAME_TAKEN", organisation.post("groups", "{\"name\":\"営業\"}").code());
    String member = group + "/members/" + user;
    assertEquals(204, organisation.send("PUT", member, "{}").status());
    assertEquals(204, organisation.send("PUT", member, "{}").status(), "said twice");
    assertEquals(List.of("鈴木.一郎"), texts(organisation.get(group + "/members").json(), "members"));
    assertEquals(List.of("営業"), texts(organisation.get("users/" + user).json(), "groups"));
    assertEquals("GROUP_NOT_EMPTY", organisation.send("DELETE", group, "").code());
    assertEquals(204, organisation.send("DELETE", member, "").status());
    assertEquals(204, organisation.send("DELETE", group, "").status());
    assertEquals("GROUP_UNKNOWN", organisation.get(group + "/members").code());
  }

  @Test
  void aListOfMoreThanAPageGoesOnWhereThePageEnded() {
    for (int i = 0; i < 501; i++) {
      addUser(String.format("page-%03d", i));
    }
    List<String> seen = new ArrayList<>();
    JsonObject page = organisation.get("users").json();
    while (true) {
      page.getAsJsonArray("users")
          .forEach(each -> seen.add(each.getAsJsonObject().get("name").getAsString()));
      if (!page.has("next")) {
        break;
      }
      page = organisation.get("users?after=" + encoded(page.get("next").getAsString())).json();
    }
    assertEquals(501, seen.stream().filter(name -> name.startsWith("page-")).count());
    assertEquals(seen.stream().distinct().toList(), seen);
  }

  @Test
  void aDeviceThatIsSilentForTooLongIsOverdue() {
    TestDevice silent = organisation.enrol("silent");
    assertEquals(200, organisation.send("PUT", "overdue", "{\"hours\":5}").status());
    organisation.clock.advance(Duration.ofHours(6));
    TestDevice alive = organisation.enrol("alive");
    assertTrue(organisation.device(silent.enrolment).get("overdue").getAsBoolean());
    assertFalse(organisation.device(alive.enrolment).get("overdue").getAsBoolean());
    assertTrue(ids("devices?overdue=true").contains(silent.enrolment));
    assertFalse(ids("devices?overdue=true").contains(alive.enrolment));
    silent.checkIn();
    assertFalse(ids("devices?overdue=true").contains(silent.enrolment));
    organisation.clock.advance(Duration.ofHours(-6));
    assertEquals(422, organisation.send("PUT", "overdue", "{\"hours\":0}").status());
  }

  @Test
  void anAppHasALeastVersionAndAState() {
    String app = "{\"name\":\"com.example.mail\",\"leastVersion\":\"%s\",\"state\":\"IN_USE\"}";
    assertEquals(200, organisation.send("PUT", "apps", String.format(app, "1.2")).status());
    assertEquals(200, organisation.send("PUT", "apps", String.format(app, "1.3")).status());
    assertEquals(400, organisation.send("PUT", "apps", String.format(app, "new")).status());
    JsonArray apps = organisation.get("apps").json().getAsJsonArray("apps");
    assertEquals(1, apps.size());
    assertEquals("1.3", apps.get(0).getAsJsonObject().get("leastVersion").getAsString());
    assertEquals(204, organisation.send("DELETE", "apps/com.example.mail", "").status());
    assertEquals("APP_UNKNOWN", organisation.send("DELETE", "apps/com.example.mail", "").code());
  }

  @Test
  void namesThatMeanSomethingElsewhereAreRefused() {
    for (String name : List.of("", " ", "a b", "a/b", "../x", "a?b", "\\u001b[31m", "-x")) {
      String body = "{\"name\":\"" + name + "\"}";
      assertEquals(400, organisation.post("users", body).status(), name);
      assertEquals(400, organisation.post("groups", body).status(), name);
    }
  }

  private static void addUser(String name) {
    assertEquals(201, organisation.post("users", "{\"name\":\"" + name + "\"}").status());
  }

  private static List<String> ids(String path) {
    List<String> ids = new ArrayList<>();
    for (JsonElement each : organisation.get(path).json().getAsJsonArray("devices")) {
      ids.add(each.getAsJsonObject().get("id").getAsString());
    }
    return ids;
  }

  private static List<String> texts(JsonObject json, String list) {
    List<String> texts = new ArrayList<>();
    json.getAsJsonArray(list).forEach(each -> texts.add(each.getAsString()));
    return texts;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
