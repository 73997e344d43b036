package dev.cordon.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.audit.AuditAcknowledgement;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.wire.Wire;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives of devices' trails is kept, and what does not fit raises an alert. */
@Tag("J1")
@Tag("J2")
class DeviceTrailTest {
  @TempDir private Path temporary;
  private TestOrganisation organisation;
  private TestDevice device;
  private TestTrail trail;

  @BeforeEach
  void start() throws Exception {
    organisation = TestOrganisation.start(temporary.resolve("data"));
    device = organisation.enrol("phone");
    trail = new TestTrail(organisation, device).add(AuditCode.OPENED);
  }

  @AfterEach
  void stop() {
    organisation.close();
  }

  private List<String> alerts() {
    List<String> alerts = new ArrayList<>();
    for (JsonElement each : organisation.get("alerts").json().getAsJsonArray("alerts")) {
      JsonObject alert = each.getAsJsonObject();
      assertEquals(device.enrolment, alert.get("device").getAsString());
      alerts.add(
          alert.get("kind").getAsString() + " " + alert.get("first") + "-" + alert.get("last"));
    }
    return alerts;
  }

  /** Numbers and codes of what is kept, in order of the numbers. */
  private List<String> kept() {
    JsonArray events =
        organisation.get("devices/" + device.enrolment + "/audit").json().getAsJsonArray("events");
    TreeSet<String> kept = new TreeSet<>();
    for (JsonElement each : events) {
      JsonObject event = each.getAsJsonObject().getAsJsonObject("event");
      kept.add(event.get("sequence") + " " + event.get("code").getAsString());
    }
    assertEquals(events.size(), kept.size(), "none twice");
    return List.copyOf(kept);
  }

  /** An administrator's session ends within a day. */
  private void passDays(int days) {
    organisation.clock.advance(Duration.ofDays(days));
    organisation.signInAgain();
  }

  private static void assertKept(TestHttp.Reply reply) {
    assertEquals(200, reply.status(), reply.text());
  }

  @Test
  void whatArrivesIsKeptAndTheServersWordNamesItsEnd() throws Exception {
    TestHttp.Reply reply = trail.send();
    assertKept(reply);
    device.checkIn(); // which tells the test the root
    Envelope word = Envelope.parse(reply.text().getBytes(UTF_8));
    AuditAcknowledgement said =
        device.root().verify(word, Wire.AUDIT_ACK, device.expect(device.enrolment)).body();
    assertEquals(AuditAcknowledgement.of(trail.batch(1, 3)), said);
    assertEquals(List.of("1 TRAIL_BEGUN", "2 ENROLLED", "3 OPENED"), kept());
    assertKept(trail.add(AuditCode.OPENED).send(4, 4));
    assertEquals(4, kept().size());
    assertEquals(List.of(), alerts());
  }

  @Test
  void theSameAgainAndWhatOverlapsIsAnsweredAndNotKeptTwice() throws Exception {
    byte[] request = device.signed(Wire.AUDIT, trail.batch(1, 3));
    for (int i = 0; i < 3; i++) { // a replay, by whomever
      assertKept(organisation.http().send("POST", "/v1/audit", request));
    }
    trail.add(AuditCode.OPENED).add(AuditCode.OPENED);
    assertKept(trail.send(2, 5));
    organisation.restart();
    assertKept(trail.send());
    assertEquals(5, kept().size());
    assertEquals(List.of(), alerts());
  }

  @Test
  void missingNumbersRaiseAGap() {
    assertKept(trail.send());
    trail.add(AuditCode.OPENED).add(AuditCode.OPENED).add(AuditCode.OPENED);
    assertKept(trail.send(6, 6));
    assertEquals(List.of("GAP 4-5"), alerts());
    assertKept(trail.add(AuditCode.OPENED).send(7, 7));
    assertEquals(List.of("GAP 4-5"), alerts(), "one alert for one gap");
    assertTrue(
        organisation.get("events").text().contains(device.enrolment + " GAP"), "told to all");
  }

  @Test
  void aTrailMayBeginWithTheEnrolmentButNotAfterIt() {
    assertKept(trail.send(2, 2));
    assertEquals(List.of(), alerts(), "what was before is not the organisation's");
    device = organisation.enrol("other phone");
    TestTrail other = new TestTrail(organisation, device).add(AuditCode.OPENED);
    assertKept(other.send(3, 3));
    assertEquals("GAP 1-2", alerts().get(0));
  }

  @Test
  void aHistoryThatWasAlteredBeforeItIsContinuedIsABreak() {
    assertKept(trail.send());
    TestTrail altered = trail.copy(2).add(AuditCode.PASSCODE_SET).add(AuditCode.OPENED);
    assertKept(altered.send(4, 4));
    assertEquals(List.of("BREAK 4-4"), alerts());
    assertEquals(4, kept().size(), "it is evidence, and kept");
  }

  @Test
  void aTrailThatBeginsElsewhereThanItsIdSaysIsABreak() {
    TestTrail other = new TestTrail(organisation, device);
    AuditBatch mixed =
        new AuditBatch(
            device.enrolment, trail.id, other.batch(1, 2).before(), trail.batch(1, 2).events());
    assertKept(device.post("/v1/audit", Wire.AUDIT, mixed));
    assertEquals(List.of("BREAK 1-2"), alerts());
  }

  @Test
  void anotherTrailWithinOneEnrolmentIsABreak() {
    assertKept(trail.send());
    assertKept(new TestTrail(organisation, device).send());
    assertEquals(List.of("BREAK 1-2"), alerts());
  }

  @Test
  void aDeviceThatWentBackIsSeenAndBothVersionsAreKept() {
    trail.add(AuditCode.PASSCODE_SET).add(AuditCode.OPENED);
    assertKept(trail.send());
    TestTrail restored = trail.copy(3).add(AuditCode.PASSCODE_CHANGED).add(AuditCode.BACKUP_MADE);
    assertKept(restored.send(3, 5));
    assertEquals(List.of("BACK 4-5"), alerts());
    assertEquals(7, kept().size());
    assertKept(restored.add(AuditCode.OPENED).send(6, 6));
    assertEquals(List.of("BACK 4-5"), alerts(), "it goes on from there");
    assertKept(trail.add(AuditCode.BACKUP_MADE).send(6, 6)); // the other one is alive, too
    assertEquals(2, alerts().size());
  }

  @Test
  void aDeviceThatSaysLessThanItSentWentBack() {
    trail.add(AuditCode.PASSCODE_SET).add(AuditCode.OPENED);
    assertKept(trail.send());
    device.trail = Optional.of(trail.report());
    device.checkIn();
    assertEquals(List.of(), alerts());
    device.trail = Optional.of(trail.copy(3).report());
    device.checkIn();
    device.checkIn();
    assertEquals(List.of("BACK 4-5"), alerts());
    device.trail = Optional.of(trail.copy(4).add(AuditCode.BACKUP_MADE).report());
    device.checkIn();
    assertEquals(List.of("BACK 4-5"), alerts(), "as long, with another end: the same alert");
  }

  @Test
  void aCheckpointOfAnotherChainIsABreak() {
    trail.addCheckpoint(Optional.empty());
    assertKept(trail.send());
    assertEquals(List.of(), alerts());
    assertKept(trail.addCheckpoint(Optional.of(new byte[32])).send(5, 5));
    assertEquals(List.of("BREAK 5-5"), alerts());
  }

  @Test
  void damageThatTheDeviceFoundItselfIsAnAlert() {
    assertKept(trail.add(AuditCode.TRAIL_BROKEN, 2).send());
    assertEquals(List.of("DAMAGE 2-4"), alerts());
  }

  @Test
  void aDeviceThatChecksInWithoutSendingIsSilent() {
    assertKept(trail.send());
    device.trail = Optional.of(trail.add(AuditCode.OPENED).report());
    device.checkIn();
    organisation.clock.advance(Duration.ofMinutes(179));
    device.checkIn();
    assertEquals(List.of(), alerts(), "three times sixty minutes are not over");
    organisation.clock.advance(Duration.ofMinutes(2));
    device.checkIn();
    assertEquals(List.of("SILENCE 4-4"), alerts());
    device.trail = Optional.of(trail.add(AuditCode.OPENED).report());
    device.checkIn();
    assertEquals(List.of("SILENCE 4-5"), alerts());
    assertKept(trail.send(4, 5));
    organisation.post("alerts/1/done", "{}");
    passDays(1);
    device.checkIn();
    assertEquals(List.of(), alerts());
  }

  @Test
  void aDeviceThatNeverSaysAnythingOfATrailIsSilent() {
    device.checkIn();
    organisation.clock.advance(Duration.ofMinutes(181));
    device.checkIn();
    assertEquals(List.of("SILENCE 1-1"), alerts());
  }

  @Test
  void aDeviceWithNothingNewIsNotSilent() {
    assertKept(trail.send());
    device.trail = Optional.of(trail.report());
    for (int day = 0; day < 3; day++) {
      device.checkIn();
      passDays(1);
    }
    assertEquals(List.of(), alerts());
  }

  @Test
  @Tag("H5")
  void ofWhoAgreedToEarlierWordsNothingIsTakenOrExpected() throws Exception {
    organisation.close();
    try (Connection connection = TestDatabase.connect(organisation.data);
        Statement statement = connection.createStatement()) {
      assertEquals(1, statement.executeUpdate("update consent set form_version = 2"));
    }
    organisation.restart();
    TestHttp.Reply refused = trail.send();
    assertEquals(422, refused.status());
    assertEquals("CONSENT_MISSING", refused.code());
    device.checkIn();
    passDays(1);
    device.checkIn();
    assertEquals(List.of(), alerts());
    assertEquals(List.of(), kept());
  }

  @Test
  void oneDeviceRaisesAHundredAlertsAndNoMore() {
    assertKept(trail.send());
    for (int i = 4; i < 420; i++) {
      trail.add(AuditCode.OPENED);
    }
    for (int i = 5; i < 420; i += 2) {
      assertKept(trail.send(i, i));
    }
    assertEquals(100, alerts().size());
  }

  @Test
  void anAlertIsDealtWithOnceAndStaysOnRecord() {
    assertKept(trail.send(3, 3));
    TestHttp.Reply done = organisation.post("alerts/1/done", "{}");
    assertEquals("admin", done.json().get("doneBy").getAsString());
    String at = done.json().get("doneAt").getAsString();
    organisation.clock.advance(Duration.ofMinutes(1));
    assertEquals(at, organisation.post("alerts/1/done", "{}").json().get("doneAt").getAsString());
    assertEquals(List.of(), alerts());
    assertEquals(1, organisation.get("alerts/all").json().getAsJsonArray("alerts").size());
    String told = organisation.get("events").text();
    assertEquals(1, told.split("ALERT_DONE", -1).length - 1, told);
    for (String wrong : List.of("2", "x", "0", "99999999999999999999")) {
      assertEquals("ALERT_UNKNOWN", organisation.post("alerts/" + wrong + "/done", "{}").code());
    }
  }

  @Test
  void whoIsNotSignedInSeesNothingAndClosesNothing() {
    assertKept(trail.send(3, 3));
    String[][] requests = {
      {"GET", "devices/" + device.enrolment + "/audit"},
      {"GET", "alerts"},
      {"GET", "alerts/all"},
      {"POST", "alerts/1/done"},
      {"GET", "audit-retention"},
      {"PUT", "audit-retention"}
    };
    for (String[] each : requests) {
      TestHttp.Reply reply =
          organisation
              .http()
              .send(each[0], "/v1/admin/" + each[1], "{\"keepDays\":1}".getBytes(UTF_8));
      assertEquals(401, reply.status(), each[1]);
    }
    assertEquals(1, alerts().size());
  }

  @Test
  void whatIsOldIsRemovedThatIsRecordedAndNoGapIsSeen() throws Exception {
    assertKept(trail.send());
    passDays(399);
    assertKept(trail.add(AuditCode.OPENED).send(4, 4));
    passDays(2);
    organisation.restart();
    assertEquals(List.of("4 OPENED"), kept());
    assertTrue(
        organisation.get("events").text().contains("\"" + device.enrolment + " 3\""), "recorded");
    assertKept(trail.add(AuditCode.OPENED).send(5, 5));
    assertEquals(List.of(), alerts());
  }

  @Test
  void theDaysAreSetByAdministratorsWithinBoundsAndRecorded() {
    assertKept(trail.send());
    passDays(3);
    for (String wrong : List.of("{}", "{\"keepDays\":0}", "{\"keepDays\":3651}")) {
      assertTrue(organisation.send("PUT", "audit-retention", wrong).status() >= 400, wrong);
    }
    assertEquals(3, kept().size());
    organisation.send("PUT", "audit-retention", "{\"keepDays\":2}");
    assertEquals(List.of(), kept());
    assertEquals(2, organisation.get("audit-retention").json().get("keepDays").getAsInt());
    String told = organisation.get("events").text();
    assertTrue(told.contains("DEVICE_EVENTS_KEPT") && told.contains("DEVICE_EVENTS_REMOVED"));
  }

  @Test
  void manyEventsComeOutPageByPage() {
    for (int i = 4; i <= 700; i++) {
      trail.add(AuditCode.OPENED);
    }
    assertKept(trail.send(1, 500));
    assertKept(trail.send(501, 700));
    String path = "devices/" + device.enrolment + "/audit";
    JsonObject first = organisation.get(path).json();
    assertEquals(500, first.getAsJsonArray("events").size());
    JsonObject second = organisation.get(path + "/" + first.get("before").getAsString()).json();
    assertEquals(200, second.getAsJsonArray("events").size());
    assertFalse(second.has("before"));
    assertEquals(404, organisation.get(path + "/x").status());
    assertEquals(404, organisation.get("devices/nobody/audit").status());
  }
}
