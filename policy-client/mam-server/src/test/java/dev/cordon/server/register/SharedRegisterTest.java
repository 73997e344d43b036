package dev.cordon.server.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.server.TestPostgres;
import dev.cordon.server.register.Administrators.Delay;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transactions of two servers that get into each other's way. */
@Tag("D5")
@Timeout(180)
class SharedRegisterTest {
  private static final int HANDS = 8;
  private static final int EACH = 25;

  /** It stands still, so that only the marks tell the two servers' ids apart. */
  private final Clock clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);

  @Test
  void whatManyCountAtOnceIsCountedOnceEach() throws Exception {
    Database database = database();
    ExecutorService hands = Executors.newFixedThreadPool(HANDS);
    try (Register one = Register.open(database, new Ids(clock, 7));
        Register two = Register.open(database, new Ids(clock, 8))) {
      List<Future<?>> counting = new ArrayList<>();
      for (int i = 0; i < HANDS; i++) {
        Register register = i % 2 == 0 ? one : two;
        counting.add(hands.submit(() -> count(register, EACH)));
      }
      for (Future<?> each : counting) {
        each.get();
      }
      long counted =
          one.read(tables -> tables.administrators().delay("x")).orElseThrow().failures();
      assertEquals(HANDS * EACH, counted);
      assertEquals(HANDS * EACH, two.read(tables -> tables.auditTrail().newest(1_000)).size());
    } finally {
      hands.shutdown();
    }
  }

  @Test
  void anIdThatAnotherServerChoseTooIsChosenAnew() throws Exception {
    Database database = database();
    try (Register one = Register.open(database, new Ids(clock, 7));
        Register two = Register.open(database, new Ids(clock, 7))) {
      count(one, 1);
      count(two, 1);
      assertEquals(2, one.read(tables -> tables.auditTrail().newest(1_000)).size());
    }
  }

  private static Database database() {
    return new Database.Shared(
        PostgresAddress.parse(TestPostgres.shared().newDatabase()).orElseThrow());
  }

  private void count(Register register, int times) {
    for (int i = 0; i < times; i++) {
      register.transaction(
          tables -> {
            long before = tables.administrators().delay("x").map(Delay::failures).orElse(0L);
            tables.administrators().delay("x", new Delay(before + 1, clock.instant()));
            tables
                .auditTrail()
                .add(
                    new AuditTrail.Event(
                        clock.instant(), "test", AuditTrail.Action.SIGNED_IN, "x"));
            return tables;
          });
    }
  }
}
