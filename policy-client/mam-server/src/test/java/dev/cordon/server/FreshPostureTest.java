package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.health.HealthReport;
import dev.cordon.policy.protocol.health.HealthReport.Outcome;
import dev.cordon.policy.protocol.signed.DocumentKind;
import dev.cordon.policy.protocol.signed.DocumentType;
import dev.cordon.policy.protocol.wire.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** User, device and its state, bound together and fresh: who lies about one is refused. */
@Tag("D4")
class FreshPostureTest {
  @TempDir private static Path temporary;
  private static TestOrganisation organisation;

  @BeforeAll
  static void start() throws Exception {
    organisation = TestOrganisation.start(temporary.resolve("data"));
  }

  @AfterAll
  static void stop() {
    organisation.close();
  }

  private static HealthReport clean(String measuredFor) {
    return new HealthReport(measuredFor, Map.of(), Outcome.CLEAN, Set.of());
  }

  private static TestHttp.Reply send(TestDevice device, CheckIn report) {
    return device.post("/v1/check-ins", Wire.CHECK_IN, report);
  }

  private static void assertStale(TestHttp.Reply reply) {
    assertEquals(409, reply.status(), reply.text());
    assertEquals("CHECK_IN_STALE", reply.code());
  }

  @Test
  void aFreshReportIsTaken() {
    TestDevice device = organisation.enrol("fresh");
    assertEquals(200, send(device, device.report()).status());
  }

  @Test
  void eachChallengeIsAnotherOne() {
    TestDevice device = organisation.enrol("others");
    assertNotEquals(device.challenge(), device.challenge());
  }

  @Test
  void anOldPostureWithANewChallengeIsRefused() {
    TestDevice device = organisation.enrol("old-posture");
    String old = device.challenge();
    CheckIn mixed = device.report(device.challenge(), clean(old));
    TestHttp.Reply reply =
        organisation.http().send("POST", "/v1/check-ins", signedAsIs(device, mixed));
    assertEquals(400, reply.status());
    assertEquals("DOCUMENT_MALFORMED", reply.code());
    assertEquals(
        "posture.health.measuredFor",
        reply.json().getAsJsonArray("arguments").get(0).getAsString());
  }

  /** An attacker's own program: an honest device does not sign this. */
  private static byte[] signedAsIs(TestDevice device, CheckIn report) {
    DocumentType<CheckIn> unchecked =
        new DocumentType<>(
            DocumentKind.CHECK_IN,
            new dev.cordon.policy.protocol.json.Codec<>() {
              @Override
              public JsonObject write(CheckIn value) {
                return Wire.CHECK_IN.codec().write(value);
              }

              @Override
              public CheckIn read(dev.cordon.policy.protocol.json.Fields fields) {
                return report;
              }
            });
    return device.signed(unchecked, report);
  }

  @Test
  void theSameChallengeIsTakenOnce() {
    TestDevice device = organisation.enrol("twice");
    String challenge = device.challenge();
    assertEquals(200, send(device, device.report(challenge, clean(challenge))).status());
    TestHttp.Reply again = send(device, device.report(challenge, clean(challenge)));
    assertEquals(409, again.status());
    assertEquals("REQUEST_REPLAYED", again.code());
  }

  @Test
  void aPostureThatIsTooOldIsRefusedAndOneThatIsNotIsTaken() {
    TestDevice device = organisation.enrol("late");
    String first = device.challenge();
    organisation.clock.advance(Duration.ofMinutes(5));
    assertEquals(200, send(device, device.report(first, clean(first))).status());
    String second = device.challenge();
    organisation.clock.advance(Duration.ofMinutes(5).plusMillis(1));
    assertStale(send(device, device.report(second, clean(second))));
  }

  /** What was signed ahead of time, with the device's clock set forward, lacks the word. */
  @Test
  void aReportThatWasSignedAheadOfTimeIsRefused() {
    TestDevice device = organisation.enrol("ahead");
    String challenge = device.challenge();
    organisation.clock.advance(Duration.ofHours(1));
    byte[] signed = device.signed(Wire.CHECK_IN, device.report(challenge, clean(challenge)));
    organisation.clock.advance(Duration.ofMinutes(1));
    assertStale(organisation.http().send("POST", "/v1/check-ins", signed));
  }

  @Test
  void anotherDevicesPostureIsRefused() {
    TestDevice clean = organisation.enrol("clean");
    TestDevice other = organisation.enrol("other");
    String challenge = clean.challenge();
    assertStale(send(other, other.report(challenge, clean(challenge))));
  }

  @Test
  void anotherDevicesWholeReportIsRefused() {
    TestDevice clean = organisation.enrol("whole");
    TestDevice other = organisation.enrol("thief");
    TestHttp.Reply reply = send(other, clean.report()); // signed by the wrong key
    assertEquals(403, reply.status());
    assertEquals("DOCUMENT_WRONG_TARGET", reply.code());
  }

  @Test
  void aChallengeThatNobodyGaveIsRefusedWhateverIsChangedInIt() {
    TestDevice device = organisation.enrol("made-up");
    String given = device.challenge();
    for (int at = 0; at < given.length(); at++) {
      char other = given.charAt(at) == 'A' ? 'B' : 'A';
      String forged = given.substring(0, at) + other + given.substring(at + 1);
      assertStale(send(device, device.report(forged, clean(forged))));
    }
    for (String forged : new String[] {"x", "A".repeat(48), given + "AAAA", given.substring(4)}) {
      assertStale(send(device, device.report(forged, clean(forged))));
    }
    assertEquals(
        200, send(device, device.report(given, clean(given))).status(), "none of these used it up");
  }

  @Test
  void aChallengeOutlivesARestartOfTheServer() throws Exception {
    TestDevice device = organisation.enrol("restart");
    String challenge = device.challenge();
    organisation.restart();
    assertEquals(200, send(device, device.report(challenge, clean(challenge))).status());
  }

  @Test
  void theQuestionTellsNothingAboutWhoIsEnrolled() {
    TestHttp.Reply unknown = organisation.http().send("GET", "/v1/challenges/nobody", new byte[0]);
    assertEquals(200, unknown.status());
    assertEquals("no-store", unknown.header("cache-control"));
  }
}
