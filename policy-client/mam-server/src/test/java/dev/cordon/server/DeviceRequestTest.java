package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.Listen;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.setup.StartException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("H3")
class DeviceRequestTest {
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
  void aReplayedCheckInIsRefused() {
    TestDevice device = organisation.enrol("replay");
    byte[] request = device.signed(Wire.CHECK_IN, device.report());
    assertEquals(200, send("/v1/check-ins", request).status());
    TestHttp.Reply again = send("/v1/check-ins", request);
    assertEquals(409, again.status());
    assertEquals("REQUEST_REPLAYED", again.code());
  }

  @Test
  void anyChangedByteOfTheSignedPayloadIsRefused() {
    TestDevice device = organisation.enrol("flip");
    String request =
        new String(device.signed(Wire.CHECK_IN, device.report()), StandardCharsets.UTF_8);
    String payload = request.replaceAll(".*\"payload\":\"([^\"]+)\".*", "$1");
    byte[] bytes = Base64.getDecoder().decode(payload);
    for (int i = 0; i < bytes.length; i += 7) {
      bytes[i] ^= 1;
      String changed = request.replace(payload, Base64.getEncoder().encodeToString(bytes));
      bytes[i] ^= 1;
      TestHttp.Reply reply = send("/v1/check-ins", changed.getBytes(StandardCharsets.UTF_8));
      assertEquals("DOCUMENT_BAD_SIGNATURE", reply.code());
      assertEquals(403, reply.status());
    }
    assertEquals(200, send("/v1/check-ins", request.getBytes(StandardCharsets.UTF_8)).status());
  }

  @Test
  void anUnknownDeviceIsRefused() {
    TestDevice stranger = new TestDevice(organisation, organisation.invite("stranger"));
    stranger.enrolment = organisation.enrol("known").enrolment;
    TestHttp.Reply reply = stranger.post("/v1/check-ins", Wire.CHECK_IN, stranger.report());
    assertEquals(404, reply.status());
    assertEquals("ENROLMENT_UNKNOWN", reply.code());
  }

  @Test
  void aDeviceCannotSpeakForAnother() {
    TestDevice mallory = organisation.enrol("mallory");
    mallory.enrolment = organisation.enrol("alice").enrolment;
    TestHttp.Reply reply = mallory.post("/v1/check-ins", Wire.CHECK_IN, mallory.report());
    assertEquals("DOCUMENT_WRONG_TARGET", reply.code());
    Receipt forged = mallory.receipt(Optional.empty(), Receipt.Outcome.WIPED);
    assertEquals(
        "DOCUMENT_WRONG_TARGET", mallory.post("/v1/receipts", Wire.RECEIPT, forged).code());
    assertEquals("NEW", condition(mallory.enrolment));
  }

  @Test
  void aCheckInOfTenMinutesAgoIsRefused() {
    TestDevice device = organisation.enrol("stale");
    byte[] request = device.signed(Wire.CHECK_IN, device.report());
    organisation.clock.advance(Duration.ofMinutes(10));
    TestHttp.Reply reply = send("/v1/check-ins", request);
    organisation.clock.advance(Duration.ofMinutes(-10));
    assertEquals("DOCUMENT_EXPIRED", reply.code());
  }

  @Test
  void aCheckInFromTheFutureIsRefused() {
    TestDevice device = organisation.enrol("future");
    organisation.clock.advance(Duration.ofMinutes(11));
    byte[] request = device.signed(Wire.CHECK_IN, device.report());
    organisation.clock.advance(Duration.ofMinutes(-11));
    assertEquals("DOCUMENT_EXPIRED", send("/v1/check-ins", request).code());
  }

  @Test
  @Tag("G3")
  void aReceiptMayComeLate() {
    TestDevice device = organisation.enrol("late");
    byte[] receipt =
        device.signed(Wire.RECEIPT, device.receipt(Optional.empty(), Receipt.Outcome.WIPED));
    organisation.clock.advance(Duration.ofDays(40));
    TestHttp.Reply reply = send("/v1/receipts", receipt);
    organisation.clock.advance(Duration.ofDays(-40));
    assertEquals(200, reply.status(), reply.text());
  }

  @Test
  @Tag("G3")
  void anotherReceiptUnderTheSameIdIsRefused() {
    TestDevice device = organisation.enrol("swap");
    Receipt first = device.receipt(Optional.empty(), Receipt.Outcome.LOCKED);
    assertEquals(200, device.post("/v1/receipts", Wire.RECEIPT, first).status());
    Receipt other =
        new Receipt(
            first.id(),
            first.command(),
            first.enrolment(),
            Receipt.Outcome.WIPED,
            first.why(),
            first.grade(),
            first.destroyed(),
            first.begun(),
            first.finished());
    assertEquals(409, device.post("/v1/receipts", Wire.RECEIPT, other).status());
    assertEquals("NEW", condition(device.enrolment));
  }

  @Test
  void aRequestOfOneKindDoesNotPassForAnother() {
    TestDevice device = organisation.enrol("kinds");
    CheckIn report = device.report();
    byte[] checkIn = device.signed(Wire.CHECK_IN, report);
    byte[] listen = device.signed(Wire.LISTEN, new Listen(device.enrolment, TestDevice.nonce()));
    for (String path : new String[] {"/v1/receipts", "/v1/events", "/v1/enrolments"}) {
      assertEquals(400, send(path, checkIn).status(), path);
    }
    assertEquals(400, send("/v1/check-ins", listen).status());
  }

  @Test
  void theRootIsThereForAuditors() {
    TestHttp.Reply root = organisation.http().send("GET", "/v1/root/1", new byte[0]);
    assertEquals(200, root.status());
    assertTrue(root.header("cache-control").contains("immutable"));
    for (String none : new String[] {"0", "2", "-1", "x", "99999999999999999999"}) {
      assertEquals(
          404, organisation.http().send("GET", "/v1/root/" + none, new byte[0]).status(), none);
    }
  }

  private static String condition(String enrolment) {
    return organisation.device(enrolment).get("condition").getAsString();
  }

  private static TestHttp.Reply send(String path, byte[] body) {
    return organisation.http().send("POST", path, body);
  }
}
