package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.signed.DocumentKind;
import dev.cordon.policy.protocol.signed.DocumentType;
import dev.cordon.policy.protocol.wire.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of strangers, cut ones, and ones that break the rules: nothing of them is kept. */
@Tag("J2")
class DeviceTrailAttackTest {
  /** Signs whatever it is given, as a device whose app was rebuilt does. */
  private static final DocumentType<JsonObject> ANYTHING =
      new DocumentType<>(
          DocumentKind.AUDIT,
          new Codec<>() {
            @Override
            public JsonObject write(JsonObject body) {
              return body;
            }

            @Override
            public JsonObject read(Fields fields) {
              return new JsonObject();
            }
          });

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

  private void assertNothingKept(TestDevice of) {
    String path = "devices/" + of.enrolment + "/audit";
    assertEquals(0, organisation.get(path).json().getAsJsonArray("events").size());
    assertEquals(0, organisation.get("alerts").json().getAsJsonArray("alerts").size());
  }

  @Test
  void aDeviceCannotSpeakForAnother() {
    TestDevice other = organisation.enrol("other");
    TestHttp.Reply refused = other.post("/v1/audit", Wire.AUDIT, trail.batch(1, 3));
    assertEquals(403, refused.status());
    assertEquals("DOCUMENT_WRONG_TARGET", refused.code());
    assertNothingKept(device);
    assertNothingKept(other);
  }

  @Test
  void aBatchForAnotherOrganisationIsRefused() throws Exception {
    try (TestOrganisation elsewhere = TestOrganisation.start(temporary.resolve("elsewhere"))) {
      byte[] request = device.signed(Wire.AUDIT, trail.batch(1, 3));
      TestHttp.Reply refused = elsewhere.http().send("POST", "/v1/audit", request);
      assertEquals("ENROLMENT_UNKNOWN", refused.code());
    }
    byte[] forOthers = device.signedFor("f".repeat(64), Wire.AUDIT, trail.batch(1, 3));
    TestHttp.Reply refused = organisation.http().send("POST", "/v1/audit", forOthers);
    assertEquals("DOCUMENT_WRONG_TARGET", refused.code());
    assertNothingKept(device);
  }

  @Test
  void anotherDocumentOfTheDevicesIsNoBatch() {
    TestHttp.Reply refused = device.post("/v1/audit", Wire.CHECK_IN, device.report());
    assertEquals(400, refused.status());
    assertNothingKept(device);
  }

  @Test
  void anOldBatchIsNotTakenAgain() {
    byte[] request = device.signed(Wire.AUDIT, trail.batch(1, 3));
    organisation.clock.advance(Duration.ofMinutes(11));
    TestHttp.Reply refused = organisation.http().send("POST", "/v1/audit", request);
    assertEquals("DOCUMENT_EXPIRED", refused.code());
    assertNothingKept(device);
  }

  @Test
  void everyCutAndEveryFlippedByteIsRefused() {
    byte[] good = device.signed(Wire.AUDIT, trail.batch(1, 3));
    for (int length = 0; length < good.length; length += 37) {
      byte[] cut = Arrays.copyOf(good, length);
      assertRefused(organisation.http().send("POST", "/v1/audit", cut));
    }
    Random random = new Random(20261123);
    for (int i = 0; i < 60; i++) {
      byte[] flipped = good.clone();
      int at = random.nextInt(good.length);
      flipped[at] = (byte) (flipped[at] == 'A' ? 'B' : 'A');
      if (!Arrays.equals(flipped, good)) {
        assertRefused(organisation.http().send("POST", "/v1/audit", flipped));
      }
    }
    assertNothingKept(device);
  }

  @Test
  @Tag("K1")
  void aSignedBatchThatBreaksTheRulesIsRefused() {
    assertRefused(json -> json.add("events", new JsonArray()));
    assertRefused(json -> events(json).remove(1)); // a number left out
    assertRefused(json -> events(json).add(events(json).get(0))); // out of order
    assertRefused(json -> event(json).addProperty("sequence", 0));
    assertRefused(json -> event(json).addProperty("sequence", Double.MAX_VALUE));
    assertRefused(json -> event(json).addProperty("code", "PHOTO_SEEN"));
    assertRefused(json -> event(json).addProperty("host", "mail.example"));
    assertRefused(json -> event(json).addProperty("at", "yesterday"));
    assertRefused(json -> json.addProperty("trail", "../../etc"));
    assertRefused(json -> json.addProperty("before", "0".repeat(63)));
    assertRefused(json -> json.addProperty("enrolment", "'; drop table device_event; --"));
    assertRefused(
        json -> {
          for (int i = 4; i <= AuditBatch.MOST + 1; i++) {
            JsonObject next = event(json).deepCopy();
            next.addProperty("sequence", i);
            events(json).add(next);
          }
        });
    assertRefused(
        json -> {
          event(json).addProperty("code", "SITE_LOADED");
          event(json).addProperty("host", "mail.example/inbox?q=anna");
        });
    assertNothingKept(device);
  }

  @Test
  void whatADeviceSaysBesideTheRulesIsNotKept() {
    JsonObject json = Wire.AUDIT.codec().write(trail.batch(1, 3));
    event(json).addProperty("note", "words about a person");
    assertEquals(200, device.post("/v1/audit", ANYTHING, json).status());
    String path = "devices/" + device.enrolment + "/audit";
    assertTrue(!organisation.get(path).text().contains("person"));
  }

  @Test
  void aDeviceThatSendsWithoutEndIsToldToWaitAndNobodyElseIs() {
    int most = 50_000 / AuditBatch.MOST;
    for (int i = 4; i <= AuditBatch.MOST; i++) {
      trail.add(AuditCode.OPENED);
    }
    for (int i = 0; i < most; i++) {
      assertEquals(200, trail.send().status());
    }
    TestHttp.Reply refused = trail.send();
    assertEquals(429, refused.status());
    assertEquals("AUDIT_TOO_MUCH", refused.code());
    int seconds = Integer.parseInt(refused.header("retry-after"));
    assertTrue(seconds > 0 && seconds <= 180, refused.header("retry-after"));
    TestDevice other = organisation.enrol("other");
    assertEquals(200, new TestTrail(organisation, other).send().status());
    organisation.clock.advance(Duration.ofSeconds(seconds));
    assertEquals(200, trail.send().status());
  }

  private void assertRefused(Consumer<JsonObject> change) {
    JsonObject json = Wire.AUDIT.codec().write(trail.batch(1, 3)).deepCopy();
    change.accept(json);
    assertRefused(device.post("/v1/audit", ANYTHING, json));
  }

  private static void assertRefused(TestHttp.Reply reply) {
    assertTrue(reply.status() >= 400 && reply.status() < 500, reply.toString());
    assertTrue(JsonParser.parseString(reply.text()).getAsJsonObject().has("code"));
  }

  private static JsonArray events(JsonObject json) {
    return json.getAsJsonArray("events");
  }

  private static JsonObject event(JsonObject json) {
    return events(json).get(0).getAsJsonObject();
  }
}
