package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was answered 2xx is there after kill -9 of server or database. */
@Tag("D5")
@Timeout(600)
class KilledDatabaseTest {
  private static final int COMMANDS = 60;

  @TempDir private Path temporary;
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  @Test
  void aKilledServerOnSqliteLosesNothingThatWasAnswered() throws Exception {
    Path data = temporary.resolve("data");
    ServerProcess server = ServerProcess.start(data, Optional.empty());
    TestHttp first = server.http();
    TestOrganisation organisation = TestOrganisation.elsewhere(() -> first, server.firstPassword());
    String device = organisation.enrol("kept").enrolment;
    ServerProcess killed = server;
    orderUntil(organisation, device, killed::kill);
    ServerProcess again = ServerProcess.start(data, Optional.empty());
    try {
      assertAllThere(organisation.at(again::http), device);
    } finally {
      again.kill();
    }
  }

  @Test
  void aKilledPostgresLosesNothingThatWasAnsweredAndTheServerGoesOn() throws Exception {
    TestPostgres postgres = TestPostgres.start(temporary.resolve("postgres"));
    ServerOptions options =
        ServerOptions.loopback().withDatabase(TestDatabase.address(postgres.newDatabase()));
    try (RunningServer server = MamServer.start(temporary.resolve("data"), options)) {
      TestHttp http = new TestHttp(server.uri(), server.pin());
      TestOrganisation organisation =
          TestOrganisation.elsewhere(() -> http, server.firstPassword().orElseThrow());
      String device = organisation.enrol("kept").enrolment;
      orderUntil(organisation, device, postgres::kill);
      assertEquals(503, organisation.get("devices").status(), "without its database");
      TestPostgres again = postgres.again();
      try {
        assertAllThere(organisation, device);
        assertEquals(201, organisation.order(device, "LOCK").status());
      } finally {
        again.stop();
      }
    }
  }

  private interface Kill {
    void now() throws IOException, InterruptedException;
  }

  /** Orders on and on, and kills when half of what may wait was answered. */
  private void orderUntil(TestOrganisation organisation, String device, Kill kill)
      throws Exception {
    ExecutorService hand = Executors.newSingleThreadExecutor();
    Future<?> orders =
        hand.submit(
            () -> {
              for (int i = 0; i < COMMANDS; i++) {
                try {
                  TestHttp.Reply reply = organisation.order(device, i % 2 == 0 ? "LOCK" : "UNLOCK");
                  if (reply.status() != 201) {
                    return;
                  }
                  answered.add(reply.json().get("id").getAsString());
                } catch (AssertionError killed) {
                  return;
                }
              }
            });
    while (answered.size() < COMMANDS / 2) {
      Thread.sleep(1);
    }
    kill.now();
    orders.get();
    hand.shutdown();
  }

  private void assertAllThere(TestOrganisation organisation, String device) {
    Set<String> there = new HashSet<>();
    for (JsonElement each : organisation.device(device).getAsJsonArray("commands")) {
      there.add(each.getAsJsonObject().get("id").getAsString());
    }
    assertTrue(there.containsAll(answered));
    assertTrue(there.size() <= answered.size() + 1, "the one that was on its way, at most");
  }
}
