package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.setup.StartException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("H9")
class GarbageTest {
  private static final String[][] ENDPOINTS = {
    {"POST", "/v1/enrolments"},
    {"POST", "/v1/check-ins"},
    {"POST", "/v1/receipts"},
    {"POST", "/v1/audit"},
    {"POST", "/v1/events"},
    {"POST", "/v1/admin/sessions"},
    {"POST", "/v1/admin/invitations"},
    {"POST", "/v1/admin/devices/x/commands"},
    {"POST", "/v1/admin/administrators"},
    {"PUT", "/v1/admin/administrators/x/roles"},
    {"PUT", "/v1/admin/second-factors"},
    {"POST", "/v1/admin/tokens"},
    {"POST", "/v1/admin/me/second-factor"},
    {"POST", "/v1/admin/me/second-factor/confirmation"},
    {"POST", "/v1/admin/me/second-factor/removal"},
    {"PUT", "/v1/admin/audit-retention"},
    {"PUT", "/v1/admin/policy"}
  };

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
  void garbageIsTheCallersFaultAndToldNothing() {
    Random random = new Random(20261122);
    for (String[] endpoint : ENDPOINTS) {
      for (byte[] body : garbage(random)) {
        assertRefused(send(endpoint, body), endpoint[1]);
      }
    }
  }

  @Test
  void everyTruncationOfAGoodCheckInIsRefused() {
    TestDevice device = organisation.enrol("truncated");
    byte[] good = device.signed(Wire.CHECK_IN, device.report());
    for (int length = 0; length < good.length; length += 13) {
      assertRefused(send(ENDPOINTS[1], Arrays.copyOf(good, length)), "length " + length);
    }
  }

  @Test
  void moreThanAMebibyteIsRefused() {
    for (String[] endpoint : ENDPOINTS) {
      TestHttp.Reply reply = send(endpoint, new byte[(1 << 20) + 1]);
      assertEquals(413, reply.status(), endpoint[1]);
    }
  }

  @Test
  void onlyDeclaredJsonIsRead() {
    for (String[] endpoint : ENDPOINTS) {
      for (String type : new String[] {"text/plain", "application/xml", "application/json2"}) {
        TestHttp.Reply reply =
            organisation
                .http()
                .send(
                    endpoint[0],
                    endpoint[1],
                    new byte[] {'{', '}'},
                    "Authorization",
                    "Bearer " + organisation.token(),
                    "Content-Type",
                    type);
        assertEquals(415, reply.status(), endpoint[1]);
      }
    }
  }

  @Test
  void unknownPathsAndMethodsAreRefusedAsProblems() {
    String[][] wrong = {
      {"GET", "/"},
      {"GET", "/v1"},
      {"GET", "/v1/check-ins"},
      {"DELETE", "/v1/receipts"},
      {"TRACE", "/v1/admin/policy"},
      {"GET", "/v1/root/1/2"},
      {"GET", "/v1/admin/devices/%00"},
      {"GET", "/v1/%2e%2e/etc/passwd"},
      {"GET", "/v1/admin/devices/" + "x".repeat(2000)}
    };
    for (String[] each : wrong) {
      assertRefused(send(each, new byte[0]), each[1]);
    }
  }

  @Test
  void everyAnswerForbidsToBeKeptOrGuessed() {
    for (TestHttp.Reply reply :
        List.of(organisation.get("devices"), send(new String[] {"GET", "/"}, new byte[0]))) {
      assertEquals("no-store", reply.header("cache-control"));
      assertEquals("nosniff", reply.header("x-content-type-options"));
      assertTrue(reply.header("content-security-policy").contains("default-src 'none'"));
      assertFalse(reply.header("server").contains("Jetty"));
    }
  }

  private static void assertRefused(TestHttp.Reply reply, String what) {
    assertTrue(reply.status() >= 400 && reply.status() < 500, what + ": " + reply);
    assertEquals("application/problem+json", reply.header("content-type"), what);
    assertEquals(reply.status(), reply.json().get("status").getAsInt(), what);
    assertFalse(reply.text().contains("Exception"), what);
    assertFalse(reply.text().contains("dev.cordon"), what);
  }

  private static TestHttp.Reply send(String[] endpoint, byte[] body) {
    return organisation
        .http()
        .send(endpoint[0], endpoint[1], body, "Authorization", "Bearer " + organisation.token());
  }

  private static List<byte[]> garbage(Random random) {
    List<byte[]> bodies = new ArrayList<>();
    for (String text :
        new String[] {
          "",
          "{",
          "[]",
          "null",
          "\"x\"",
          "{}}",
          "{\"payload\":1}",
          "{\"payload\":\"\",\"payloadType\":\"\",\"signatures\":[]}",
          "{\"payload\":\"e30=\",\"payloadType\":\"application/vnd.cordon.check-in.v1+json\","
              + "\"signatures\":[]}",
          "{\"payload\":\"e30=\",\"payloadType\":\"application/vnd.cordon.enrolment.v1+json\","
              + "\"signatures\":[{\"keyid\":\"x\",\"sig\":\"AA==\"}]}",
          "{\"user\":{},\"password\":[]}",
          "{\"label\":\"\\u0000\"}",
          "{\"validHours\":1e400}",
          "{\"kind\":null,\"reason\":{}}",
          "{\"access\":[]}",
          "{\"a\":".repeat(5000)
        }) {
      bodies.add(text.getBytes(StandardCharsets.UTF_8));
    }
    for (int i = 0; i < 20; i++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      bodies.add(noise);
    }
    return bodies;
  }
}
