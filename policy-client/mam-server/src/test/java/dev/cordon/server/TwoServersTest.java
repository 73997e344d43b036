package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.cordon.server.setup.StartException;
import dev.cordon.server.setup.StartException.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL: what one knows, the other knows. */
@Tag("D5")
@Timeout(180)
class TwoServersTest {
  @TempDir private Path temporary;
  private ServerOptions options = ServerOptions.loopback();

  @BeforeEach
  void database() {
    options = options.withDatabase(TestDatabase.address(TestPostgres.shared().newDatabase()));
  }

  @Test
  void aCommandByOneServerIsToldToADeviceThatListensAtTheOther() throws Exception {
    try (RunningServer one = MamServer.start(temporary.resolve("one"), options)) {
      ServerProcess.copyKeys(temporary.resolve("one"), temporary.resolve("two"));
      try (RunningServer two = MamServer.start(temporary.resolve("two"), options)) {
        TestHttp atOne = new TestHttp(one.uri(), one.pin());
        TestHttp atTwo = new TestHttp(two.uri(), two.pin());
        String password = one.firstPassword().orElseThrow();
        TestOrganisation here = TestOrganisation.elsewhere(() -> atOne, password);
        TestOrganisation there = here.at(() -> atTwo);
        TestDevice device = new TestDevice(there, here.invite("listens"));
        device.enrol();
        device.policyVersion = device.checkIn().state().policy().version();
        device.checkIn();
        try (BufferedReader stream = device.listen()) {
          here.order(device.enrolment, "LOCK");
          assertEquals("check-in", nextEvent(stream));
          device.obey(command -> {});
          TestPostgres.shared()
              .execute(
                  "select pg_terminate_backend(pid) from pg_stat_activity"
                      + " where application_name = 'mam listen'");
          // The nudge may be lost with the connection; then it comes when that is back.
          here.order(device.enrolment, "UNLOCK");
          assertEquals("check-in", nextEvent(stream));
        }
        assertEquals(1, device.checkIn().state().commands().size());
        assertEquals(200, there.get("devices").status(), "a session of the other server");
      }
    }
  }

  @Test
  void aGuesserGainsNothingFromASecondServer() throws Exception {
    ServerOptions still = options.withClock(Clock.fixed(Instant.now(), ZoneOffset.UTC));
    try (RunningServer one = MamServer.start(temporary.resolve("one"), still)) {
      ServerProcess.copyKeys(temporary.resolve("one"), temporary.resolve("two"));
      try (RunningServer two = MamServer.start(temporary.resolve("two"), still)) {
        TestHttp atOne = new TestHttp(one.uri(), one.pin());
        TestHttp atTwo = new TestHttp(two.uri(), two.pin());
        TestOrganisation here =
            TestOrganisation.elsewhere(() -> atOne, one.firstPassword().orElseThrow());
        assertEquals(401, here.trySignIn("admin", "a wrong password").status());
        assertEquals(429, here.at(() -> atTwo).trySignIn("admin", "another one").status());
      }
    }
  }

  @Test
  @Tag("J1")
  void whatTwoServersDoAtOnceIsOneLogAndARoleIsGoneFromBoth() throws Exception {
    try (RunningServer one = MamServer.start(temporary.resolve("one"), options)) {
      ServerProcess.copyKeys(temporary.resolve("one"), temporary.resolve("two"));
      try (RunningServer two = MamServer.start(temporary.resolve("two"), options)) {
        TestHttp atOne = new TestHttp(one.uri(), one.pin());
        TestHttp atTwo = new TestHttp(two.uri(), two.pin());
        TestOrganisation here =
            TestOrganisation.elsewhere(() -> atOne, one.firstPassword().orElseThrow());
        TestOrganisation there = here.at(() -> atTwo);
        ExecutorService hands = Executors.newFixedThreadPool(2);
        try {
          List<Future<?>> inviting = new ArrayList<>();
          for (TestOrganisation each : List.of(here, there)) {
            inviting.add(
                hands.submit(
                    () -> {
                      for (int i = 0; i < 20; i++) {
                        each.invite("device " + i);
                        each.get("events/check");
                      }
                    }));
          }
          for (Future<?> each : inviting) {
            each.get();
          }
        } finally {
          hands.shutdown();
        }
        for (TestOrganisation each : List.of(here, there)) {
          JsonObject report = each.get("events/check").json();
          assertEquals("[]", report.get("findings").toString());
          assertTrue(report.get("number").getAsLong() >= 43, report::toString);
        }
        TestAdministrator anna = TestAdministrator.add(here, "anna", "operator");
        assertEquals(200, there.post("administrators/anna/disable", "{}").status());
        assertEquals(401, anna.send("GET", "devices", "").status());
      }
    }
  }

  @Test
  void aFirstStartKilledBeforeItsLastStepIsFinishedByTheNext() throws Exception {
    Path data = temporary.resolve("one");
    String tenant;
    try (RunningServer first = MamServer.start(data, options)) {
      tenant = first.tenant();
    }
    Files.move(data.resolve("organisation"), data.resolve("organisation.unfinished"));
    try (RunningServer next = MamServer.start(data, options)) {
      assertEquals(tenant, next.tenant());
      assertEquals(Optional.empty(), next.firstPassword());
    }
  }

  @Test
  void keysAndDatabaseOfTwoOrganisationsAreRefused() throws StartException {
    MamServer.start(temporary.resolve("one"), options).close();
    assertEquals(Problem.KEYS_MISSING, refusal(temporary.resolve("empty"), options));
    Path other = temporary.resolve("other");
    MamServer.start(other, ServerOptions.loopback()).close();
    assertEquals(Problem.KEYS_OF_ANOTHER, refusal(other, options));
    database();
    assertEquals(Problem.REGISTER_EMPTY, refusal(other, options));
    MamServer.start(other, ServerOptions.loopback()).close();
    String nowhere = "postgresql://postgres@127.0.0.1:1/none";
    assertEquals(
        Problem.DATABASE_UNUSABLE,
        refusal(temporary.resolve("new"), options.withDatabase(TestDatabase.address(nowhere))));
  }

  private static Problem refusal(Path data, ServerOptions options) {
    return assertThrows(StartException.class, () -> MamServer.start(data, options)).problem();
  }

  private static String nextEvent(BufferedReader stream) throws IOException {
    String line = stream.readLine();
    while (!line.startsWith("event: ")) {
      line = stream.readLine();
    }
    return line.substring("event: ".length());
  }
}
