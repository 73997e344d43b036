package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.limit.Limits;
import dev.cordon.server.limit.Rate;
import dev.cordon.server.operation.Operation;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("H9")
@Timeout(600)
class RateTest {
  @TempDir private Path temporary;

  @Test
  @Tag("soak")
  void tenThousandRequestsOfOneDeviceAreHeldBackAndOthersAreServed() throws Exception {
    try (TestOrganisation organisation = TestOrganisation.start(temporary.resolve("data"))) {
      assertHeldBack(organisation, 10_000, 5_000);
    }
  }

  @Test
  void aFloodOfOneDeviceIsHeldBackAndOthersAreServed() throws Exception {
    try (TestOrganisation organisation =
        limited(new Rate(100, 60), Rate.UNLIMITED, Rate.UNLIMITED)) {
      assertHeldBack(organisation, 500, 200);
    }
  }

  private static void assertHeldBack(TestOrganisation organisation, int requests, int atLeast)
      throws InterruptedException {
    TestDevice flood = organisation.enrol("flood");
    TestDevice other = organisation.enrol("other");
    byte[] request = flood.signed(Wire.CHECK_IN, flood.report());
    Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    ExecutorService hands = Executors.newFixedThreadPool(4);
    for (int i = 0; i < requests; i++) {
      hands.execute(
          () -> {
            TestHttp.Reply reply = organisation.http().send("POST", "/v1/check-ins", request);
            answers
                .computeIfAbsent(reply.status(), unused -> new AtomicInteger())
                .incrementAndGet();
          });
    }
    hands.shutdown();
    int served = 0;
    while (!hands.awaitTermination(200, TimeUnit.MILLISECONDS)) {
      other.checkIn(); // fails the test if it is refused
      served++;
    }
    assertTrue(served > 0);
    assertEquals(1, many(answers, 200), answers.toString());
    assertTrue(many(answers, 429) > atLeast, answers.toString());
    TestHttp.Reply refused = organisation.http().send("POST", "/v1/check-ins", request);
    assertEquals("TOO_MANY_REQUESTS", refused.code());
    assertTrue(Integer.parseInt(refused.header("retry-after")) > 0);
  }

  @Test
  void aStrangersSignatureDoesNotUseADevicesRateUp() throws Exception {
    try (TestOrganisation organisation = limited(new Rate(5, 1), Rate.UNLIMITED, Rate.UNLIMITED)) {
      TestDevice device = organisation.enrol("mine");
      TestDevice stranger = organisation.enrol("stranger");
      stranger.enrolment = device.enrolment;
      for (int i = 0; i < 20; i++) {
        stranger.post("/v1/check-ins", Wire.CHECK_IN, stranger.report());
      }
      device.checkIn();
    }
  }

  @Test
  void whoGuessesIsLockedOutForAWhile() throws Exception {
    try (TestOrganisation organisation = limited(Rate.UNLIMITED, Rate.UNLIMITED, new Rate(9, 1))) {
      for (int i = 0; i < 9; i++) {
        assertEquals(404, organisation.http().send("GET", "/v1/root/9" + i, new byte[0]).status());
      }
      TestHttp.Reply refused = organisation.http().send("GET", "/v1/root/1", new byte[0]);
      assertEquals(429, refused.status());
      assertEquals("TOO_MANY_REQUESTS", refused.code());
      assertEquals("application/problem+json", refused.header("content-type"));
      assertTrue(Integer.parseInt(refused.header("retry-after")) > 0);
    }
  }

  @Test
  void anAddressIsHeldToItsRateBeforeAnythingIsRead() throws Exception {
    try (TestOrganisation organisation = limited(Rate.UNLIMITED, new Rate(20, 1), Rate.UNLIMITED)) {
      int refused = 0;
      for (int i = 0; i < 30; i++) {
        TestHttp.Reply reply = organisation.http().send("GET", "/v1/challenges/x", new byte[0]);
        refused += reply.status() == 429 ? 1 : 0;
      }
      assertTrue(refused >= 10, "refused " + refused);
    }
  }

  private static int many(Map<Integer, AtomicInteger> answers, int status) {
    return answers.getOrDefault(status, new AtomicInteger()).get();
  }

  private TestOrganisation limited(Rate device, Rate address, Rate failures) throws Exception {
    return TestOrganisation.start(
        temporary.resolve("data"),
        options ->
            options.withOperation(
                Operation.INSIDE.withLimits(new Limits(device, address, failures))));
  }
}
