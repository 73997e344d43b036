package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.policy.protocol.DocumentRef;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.setup.StartException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("D5")
class CommandEndpointTest {
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
  void theSameIdempotencyKeyOrdersOnce() {
    TestDevice device = organisation.enrol("once");
    String[] key = {"Idempotency-Key", "key-1"};
    String first = organisation.order(device.enrolment, "WIPE", key).json().get("id").getAsString();
    String second =
        organisation.order(device.enrolment, "WIPE", key).json().get("id").getAsString();
    assertEquals(first, second);
    assertEquals(1, commands(device));
  }

  @Test
  void anIdempotencyKeyCannotBeReusedForAnotherOrder() {
    TestDevice device = organisation.enrol("mismatch");
    organisation.order(device.enrolment, "LOCK", "Idempotency-Key", "key-2");
    TestHttp.Reply refused =
        organisation.order(device.enrolment, "WIPE", "Idempotency-Key", "key-2");
    assertEquals("IDEMPOTENCY_MISMATCH", refused.code());
    assertEquals(1, commands(device));
  }

  @Test
  @Tag("G1")
  void oneDomainIsNamedByItsOwnKindOfOrderAndByNoOther() {
    TestDevice device = organisation.enrol("domain");
    String path = "devices/" + device.enrolment + "/commands";
    String named = "{\"kind\":\"%s\",\"reason\":\"x\",\"domain\":\"mail/a\"}";
    TestHttp.Reply ordered = organisation.post(path, String.format(named, "WIPE_DOMAIN"));
    assertEquals("mail/a", ordered.json().get("domain").getAsString());
    assertEquals(1, commands(device));
    for (String other : List.of("LOCK", "UNLOCK", "WIPE", "END_USE")) {
      assertEquals(400, organisation.post(path, String.format(named, other)).status(), other);
    }
    String without = "{\"kind\":\"WIPE_DOMAIN\",\"reason\":\"x\"}";
    assertEquals(400, organisation.post(path, without).status());
    assertEquals(1, commands(device));
  }

  @Test
  void badOrdersAreRefusedAndNotStored() {
    TestDevice device = organisation.enrol("bad");
    String path = "devices/" + device.enrolment + "/commands";
    assertEquals(422, organisation.post(path, "{\"kind\":\"EXPLODE\",\"reason\":\"x\"}").status());
    assertEquals(400, organisation.post(path, "{\"kind\":\"LOCK\",\"reason\":\" \"}").status());
    assertEquals(400, organisation.post(path, "{\"kind\":\"LOCK\"}").status());
    String tooLong = "{\"kind\":\"LOCK\",\"reason\":\"" + "x".repeat(201) + "\"}";
    assertEquals(400, organisation.post(path, tooLong).status());
    assertEquals(0, commands(device));
  }

  @Test
  void anUnknownDeviceIsSaidSo() {
    assertEquals("DEVICE_UNKNOWN", organisation.order("nobody", "LOCK").code());
  }

  @Test
  void ordersAndCheckInsAtOnceLoseNothing() throws InterruptedException, ExecutionException {
    TestDevice device = organisation.enrol("busy");
    ExecutorService pool = Executors.newFixedThreadPool(12);
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      answers.add(pool.submit(() -> organisation.order(device.enrolment, "LOCK").status()));
      answers.add(
          pool.submit(() -> device.post("/v1/check-ins", Wire.CHECK_IN, device.report()).status()));
    }
    for (Future<Integer> answer : answers) {
      assertEquals(2, answer.get() / 100);
    }
    pool.shutdown();
    List<Long> sequences =
        device.checkIn().state().commands().stream().map(DocumentRef::version).toList();
    assertEquals(LongStream.rangeClosed(1, 24).boxed().toList(), sequences);
  }

  private static int commands(TestDevice device) {
    return organisation.device(device.enrolment).getAsJsonArray("commands").size();
  }
}
