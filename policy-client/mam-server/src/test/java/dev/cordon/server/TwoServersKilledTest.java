package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.wire.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers on one PostgreSQL, each killed in turns while a thousand commands are on their way.
 */
@Tag("D5")
@Tag("G3")
class TwoServersKilledTest {
  private static final int COMMANDS = Integer.getInteger("cordon.test.commands", 1_000);
  private static final int DEVICES = 40;
  private static final int KILLS = Integer.getInteger("cordon.test.kills", 6);
  private static final int HANDS = 4;

  @TempDir private Path temporary;

  private final AtomicReferenceArray<ServerProcess> servers = new AtomicReferenceArray<>(2);
  private final AtomicInteger turns = new AtomicInteger();
  private final AtomicInteger nextOrder = new AtomicInteger();
  private final Map<Integer, String> ordered = new ConcurrentHashMap<>();
  private final Map<String, Integer> obeyed = new ConcurrentHashMap<>();
  private final List<TestDevice> devices = new ArrayList<>();

  @Test
  @Timeout(600)
  void ofAThousandCommandsNoneIsLostAndNoneIsDoneTwice() throws Exception {
    String database = TestPostgres.shared().newDatabase();
    servers.set(0, ServerProcess.start(data(0), Optional.of(database)));
    ServerProcess.copyKeys(data(0), data(1));
    servers.set(1, ServerProcess.start(data(1), Optional.of(database)));
    TestOrganisation organisation =
        TestOrganisation.elsewhere(this::either, servers.get(0).firstPassword());
    for (int i = 0; i < DEVICES; i++) {
      devices.add(organisation.enrol("device " + i));
    }

    ExecutorService hands = Executors.newFixedThreadPool(2 * HANDS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < HANDS; i++) {
      int first = i;
      running.add(hands.submit(() -> order(organisation)));
      running.add(hands.submit(() -> obey(first)));
    }
    killInTurns(database);
    for (Future<?> each : running) {
      each.get();
    }
    hands.shutdown();

    assertEquals(COMMANDS, Set.copyOf(ordered.values()).size());
    assertEquals(Set.copyOf(ordered.values()), obeyed.keySet());
    assertEquals(Set.of(1), Set.copyOf(obeyed.values()), "none was done twice");
    for (TestDevice device : devices) {
      assertRegisterAgrees(organisation.device(device.enrolment));
    }
  }

  /** Whichever server has its turn; a dead one refuses, and the caller asks again. */
  private TestHttp either() {
    return servers.get(turns.getAndIncrement() % 2).http();
  }

  private void order(TestOrganisation organisation) {
    for (int i = nextOrder.getAndIncrement(); i < COMMANDS; i = nextOrder.getAndIncrement()) {
      String enrolment = devices.get(i % DEVICES).enrolment;
      String kind = i % 2 == 0 ? "LOCK" : "UNLOCK";
      String[] key = {"Idempotency-Key", "order-" + i};
      ordered.put(i, id(organisation, enrolment, kind, key));
      if (i % 10 == 0) { // an administrator who did not hear the answer
        assertEquals(ordered.get(i), id(organisation, enrolment, kind, key));
      }
    }
  }

  private static String id(
      TestOrganisation organisation, String enrolment, String kind, String[] key) {
    return untilAnswered(() -> organisation.order(enrolment, kind, key), 201)
        .json()
        .get("id")
        .getAsString();
  }

  /** Every fourth device, until all has been obeyed. */
  private void obey(int first) {
    while (obeyed.size() < COMMANDS) {
      for (int i = first; i < DEVICES; i += HANDS) {
        obey(devices.get(i));
      }
    }
  }

  private void obey(TestDevice device) {
    try {
      device.obey(
          command -> {
            obeyed.merge(command.id(), 1, Integer::sum);
            Receipt receipt = device.receipt(command);
            byte[] signed = device.signed(Wire.RECEIPT, receipt);
            untilAnswered(() -> either().send("POST", "/v1/receipts", signed), 200);
          });
    } catch (AssertionError killed) {
      // It asks again, as devices do.
    }
  }

  private interface Attempt {
    TestHttp.Reply at();
  }

  private static TestHttp.Reply untilAnswered(Attempt attempt, int status) {
    while (true) {
      try {
        TestHttp.Reply reply = attempt.at();
        if (reply.status() == status) {
          return reply;
        }
        if (reply.status() < 500 && !reply.code().equals("TOO_MANY_PENDING")) {
          throw new IllegalStateException(reply.text());
        }
      } catch (AssertionError killed) {
        // The other one has the next turn.
      }
    }
  }

  private void killInTurns(String database)
      throws IOException, InterruptedException, ExecutionException {
    for (int kill = 1; kill <= KILLS; kill++) {
      while (ordered.size() < kill * COMMANDS / (KILLS + 1)) {
        Thread.sleep(5);
      }
      int turn = kill % 2;
      servers.get(turn).kill();
      servers.set(turn, ServerProcess.start(data(turn), Optional.of(database)));
    }
  }

  private static void assertRegisterAgrees(JsonObject device) {
    JsonArray commands = device.getAsJsonArray("commands");
    assertEquals(COMMANDS / DEVICES, commands.size());
    assertEquals(COMMANDS / DEVICES, device.getAsJsonArray("receipts").size());
    Set<Long> sequences = new HashSet<>();
    for (JsonElement each : commands) {
      JsonArray life = each.getAsJsonObject().getAsJsonArray("life");
      List<String> stages = new ArrayList<>();
      life.forEach(step -> stages.add(step.getAsJsonObject().get("stage").getAsString()));
      assertEquals(List.of("requested", "issued", "pending", "sent", "received", "done"), stages);
      sequences.add(each.getAsJsonObject().get("sequence").getAsLong());
    }
    assertEquals(COMMANDS / DEVICES, sequences.size());
  }

  private Path data(int server) {
    return temporary.resolve("server-" + server);
  }

  @AfterEach
  void end() throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      if (servers.get(i) != null) {
        servers.get(i).kill();
      }
    }
  }
}
