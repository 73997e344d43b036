package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.server.setup.StartException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("H1")
class PolicyTest {
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
  void aPublishedPolicyGetsTheNextVersionAndReachesDevices() {
    long before = version();
    TestHttp.Reply put = put("{\"access\":{\"passcode\":{\"minLength\":8}}}");
    assertEquals(200, put.status(), put.text());
    assertEquals(before + 1, version());
    TestDevice device = organisation.enrol("policy");
    assertEquals(before + 1, device.checkIn().state().policy().version());
    JsonObject policy = organisation.get("policy").json().getAsJsonObject("policy");
    assertEquals(
        8,
        policy.getAsJsonObject("access").getAsJsonObject("passcode").get("minLength").getAsInt());
  }

  @Test
  void aValueOutOfRangeIsRefusedWithItsPath() {
    long before = version();
    TestHttp.Reply refused = put("{\"access\":{\"passcode\":{\"minLength\":3}}}");
    assertEquals(422, refused.status());
    assertEquals("DOCUMENT_OUT_OF_RANGE", refused.code());
    assertEquals(
        "access.passcode.minLength",
        refused.json().getAsJsonArray("arguments").get(0).getAsString());
    assertTrue(refused.text().contains("4..64"));
    assertEquals(before, version());
  }

  @Test
  @Tag("B5")
  @Tag("B9")
  void aPolicyOfTheBrowserIsPublishedAsItWasGiven() {
    String browser =
        "{\"sites\":[{\"pattern\":\"category:games\",\"verdict\":\"blocked\"}],"
            + "\"intranet\":[\"*.corp.example\"],\"startPage\":\"https://start.example/\","
            + "\"bookmarks\":[{\"title\":\"勤怠\",\"url\":\"https://time.example/\"}],"
            + "\"addressBar\":\"hidden\",\"javascript\":\"blocked\",\"forms\":\"blocked\","
            + "\"downloads\":\"blocked\",\"clear\":[\"onClose\"],\"accessLog\":\"off\"}";
    String posture =
        "{\"minBrowserEngine\":[{\"engine\":\"javafxWebView\","
            + "\"version\":\"21.0.12\",\"action\":\"block\"}]}";
    TestHttp.Reply put = put("{\"browser\":" + browser + ",\"posture\":" + posture + "}");
    assertEquals(200, put.status(), put.text());
    JsonObject published = organisation.get("policy").json().getAsJsonObject("policy");
    assertEquals(JsonParser.parseString(browser), published.get("browser"));
    assertEquals(
        JsonParser.parseString(posture).getAsJsonObject().get("minBrowserEngine"),
        published.getAsJsonObject("posture").get("minBrowserEngine"));
  }

  @Test
  @Tag("B5")
  void aWrongPatternIsRefusedWithItsPlaceInTheList() {
    TestHttp.Reply refused =
        put(
            "{\"browser\":{\"sites\":[{\"pattern\":\"*\",\"verdict\":\"blocked\"},"
                + "{\"pattern\":\"https://a.example\",\"verdict\":\"blocked\"}]}}");
    assertEquals("DOCUMENT_MALFORMED", refused.code());
    assertEquals(
        "browser.sites[1].pattern",
        refused.json().getAsJsonArray("arguments").get(0).getAsString());
  }

  @Test
  void aMisspeltSettingIsRefusedWithItsPath() {
    long before = version();
    TestHttp.Reply refused = put("{\"access\":{\"passcode\":{\"minLenght\":9}}}");
    assertEquals(422, refused.status());
    assertEquals(
        "access.passcode.minLenght",
        refused.json().getAsJsonArray("arguments").get(0).getAsString());
    assertEquals(before, version());
  }

  @Test
  void brokenJsonIsRefused() {
    for (String body :
        new String[] {"", "{", "[]", "null", "{}x", "{\"access\":{},\"access\":{}}"}) {
      assertEquals(400, put(body).status(), body);
    }
  }

  @Test
  void itIsRenewedUnderTheNextVersionBeforeItRunsOut() {
    put("{\"transfer\":{\"copyPaste\":\"blocked\"}}");
    TestDevice device = organisation.enrol("renewal");
    long before = device.checkIn().state().policy().version();
    organisation.clock.advance(Duration.ofDays(46));
    TestDevice.Answer answer = device.checkIn();
    organisation.clock.advance(Duration.ofDays(-46));
    assertEquals(before + 1, answer.state().policy().version());
    assertEquals(
        "blocked",
        organisation
            .get("policy")
            .json()
            .getAsJsonObject("policy")
            .getAsJsonObject("transfer")
            .get("copyPaste")
            .getAsString());
  }

  private static long version() {
    return organisation.get("policy").json().get("version").getAsLong();
  }

  private static TestHttp.Reply put(String policy) {
    return organisation.send("PUT", "policy", policy);
  }
}
