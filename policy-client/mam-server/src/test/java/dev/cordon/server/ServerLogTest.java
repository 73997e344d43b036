package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cordon.server.cli.Surroundings;
import dev.cordon.server.log.CountedAgain;
import dev.cordon.server.setup.StartException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who can write to the database, but has no keys, changes the log. */
@Tag("J1")
@Tag("H9")
@Timeout(180)
class ServerLogTest {
  @TempDir private Path temporary;
  private TestOrganisation organisation;

  @BeforeEach
  void start() throws StartException {
    organisation = TestOrganisation.start(temporary.resolve("data"));
    for (int i = 0; i < 8; i++) {
      organisation.invite("device " + i);
    }
    assertEquals(List.of(), findings());
  }

  @AfterEach
  void stop() {
    organisation.close();
  }

  private JsonObject check() {
    return organisation.get("events/check").json();
  }

  private List<String> findings() {
    return findings(check());
  }

  private static List<String> findings(JsonObject report) {
    List<String> findings = new ArrayList<>();
    JsonArray found = report.getAsJsonArray("findings");
    for (JsonElement each : found) {
      JsonObject finding = each.getAsJsonObject();
      findings.add(
          finding.get("kind").getAsString()
              + ' '
              + finding.get("first").getAsLong()
              + '-'
              + finding.get("last").getAsLong());
    }
    assertEquals(findings.isEmpty(), report.get("whole").getAsBoolean());
    return findings;
  }

  private void change(String... statements) throws SQLException {
    try (Connection past = TestDatabase.connect(organisation.data);
        Statement sql = past.createStatement()) {
      for (String each : statements) {
        assertTrue(sql.executeUpdate(each) > 0, each);
      }
    }
  }

  @Test
  void eachAlteredPartOfAnEventIsFound() throws SQLException {
    List<String> expected = new ArrayList<>();
    int number = 3;
    for (String part : new String[] {"actor = 'x'", "action = 'x'", "subject = 'x'", "at = 1"}) {
      change("update audit_event set " + part + " where number = " + number);
      expected.add("ALTERED " + number + "-" + number);
      assertEquals(expected, findings());
      number++;
    }
    assertEquals(200, organisation.get("events").status(), "and it can still be read");
  }

  @Test
  void aRemovedEventIsFound() throws SQLException {
    change("delete from audit_event where number in (4, 5)");
    assertEquals(List.of("MISSING 4-5"), findings());
    organisation.invite("the log goes on");
    assertEquals(List.of("MISSING 4-5"), findings());
  }

  @Test
  void eventsThatChangePlacesAreFound() throws SQLException {
    change(
        "update audit_event set number = -4 where number = 4",
        "update audit_event set number = 4 where number = 5",
        "update audit_event set number = 5 where number = -4");
    assertFalse(findings().isEmpty());
  }

  @Test
  void anEventThatIsTakenOutToBeLinkedAnewIsFound() throws SQLException {
    change("update audit_event set number = null, link = null where number = 4");
    assertEquals(List.of("MISSING 4-4"), findings());
  }

  @Test
  void anEndThatIsCutOffIsFoundAndTheLogGoesOn() throws SQLException {
    long last = check().get("number").getAsLong();
    change("delete from audit_event where number > " + (last - 3));
    List<String> cut = List.of("MISSING " + (last - 2) + "-" + last);
    assertEquals(cut, findings());
    organisation.invite("afterwards");
    assertEquals(cut, findings());
    assertTrue(check().get("number").getAsLong() > last);
  }

  @Test
  void anEndThatIsCutOffWithItsSignaturesIsFoundByTheFileOfTheServer()
      throws SQLException, StartException {
    organisation.restart(); // a stop notes the end
    long last = check().get("number").getAsLong();
    change("delete from audit_event where number > " + (last - 3), "delete from audit_anchor");
    List<String> found = findings();
    assertTrue(found.stream().anyMatch(each -> each.startsWith("UNSIGNED")), found::toString);
    assertTrue(found.stream().anyMatch(each -> each.startsWith("CUT_BACK")), found::toString);
    for (int i = 0; i < 6; i++) {
      organisation.invite("over it");
    }
    organisation.clock.advance(Duration.ofMinutes(5));
    organisation.restart();
    assertTrue(findings().stream().anyMatch(each -> each.startsWith("CUT_BACK")), "for good");
  }

  @Test
  void aChainThatIsCountedAnewWithoutTheKeyIsFound() throws SQLException {
    JsonObject before = check();
    long last = before.get("number").getAsLong();
    change(
        "update audit_event set actor = 'nobody' where number = " + last,
        "update audit_event set link = '" + "0".repeat(64) + "' where number = " + last,
        "update audit_anchor set link = '" + "0".repeat(64) + "' where number = " + last);
    List<String> found = findings();
    assertTrue(found.contains("BAD_SIGNATURE " + last + "-" + last), found::toString);
  }

  @Test
  void anEndThatAnAuditorWroteDownMustStillBeOnTheWay() throws SQLException {
    JsonObject report = check();
    long number = report.get("number").getAsLong();
    String path = "events/check/" + number + "/" + report.get("link").getAsString();
    organisation.invite("later");
    assertEquals(List.of(), findings(organisation.get(path).json()));
    String other = "events/check/" + number + "/" + "0".repeat(64);
    assertEquals(
        List.of("CUT_BACK " + number + "-" + number), findings(organisation.get(other).json()));
    assertEquals(404, organisation.get("events/check/x/y").status());
  }

  @Test
  void theLastSignedEndOfEachDayStaysAndMustBeSound() throws SQLException {
    long first = check().get("number").getAsLong();
    organisation.clock.advance(Duration.ofDays(2));
    organisation.signInAgain();
    organisation.invite("the day after tomorrow");
    assertEquals(List.of(), findings());
    change("update audit_anchor set at = at + 1 where number = " + first);
    assertEquals(List.of("BAD_SIGNATURE " + first + "-" + first), findings());
  }

  @Test
  void anybodyWhoReadsTheEventsCanCountThemAgain() {
    JsonObject report = check();
    String link = CountedAgain.begin(organisation.server().tenant());
    long number = 0;
    for (JsonElement each : organisation.get("events/from/1").json().getAsJsonArray("events")) {
      JsonObject event = each.getAsJsonObject();
      number++;
      assertEquals(number, event.get("number").getAsLong());
      link = CountedAgain.next(link, event);
      assertEquals(link, event.get("link").getAsString());
    }
    assertTrue(number >= report.get("number").getAsLong());
  }

  @Test
  void whatARestoredBackupDoesNotHaveIsSaidOnlyByWhoWroteTheEndDown() throws Exception {
    Path backup = temporary.resolve("backup");
    assertEquals(0, mam("backup", backup.toString()));
    organisation.invite("not in the backup");
    JsonObject end = check();
    Path other = temporary.resolve("other");
    ServerProcess.copyKeys(organisation.data, other, "register.db");
    int port = organisation.server().uri().getPort();
    organisation.server().close();
    assertEquals(0, mamAt(other, "restore", backup.toString()));
    organisation.goOn(
        MamServer.start(
            other, TestDatabase.options(other).withClock(organisation.clock).withPort(port)));
    organisation.signInAgain();
    assertEquals(List.of(), findings());
    String known = end.get("number").getAsString() + "/" + end.get("link").getAsString();
    assertFalse(findings(organisation.get("events/check/" + known).json()).isEmpty());
  }

  @Test
  void theEndLiesBesideTheRegisterForTheOwnerAlone() throws Exception {
    Path head = organisation.data.resolve("log-head.json");
    assertTrue(Files.readString(head).contains("\"number\""));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(head)));
  }

  private int mam(String word, String file) {
    return mamAt(organisation.data, word, file);
  }

  private static int mamAt(Path data, String word, String file) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Map<String, String> environment =
        TestDatabase.isShared() ? Map.of("MAM_DATABASE", TestDatabase.url(data)) : Map.of();
    return Main.run(
        new Surroundings(environment, nowhere, nowhere, Surroundings.NOBODY, Locale.ENGLISH),
        word,
        "--data",
        data.toString(),
        file);
  }
}
