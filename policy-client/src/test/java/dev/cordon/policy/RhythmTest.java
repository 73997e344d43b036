package dev.cordon.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("D5")
@Timeout(120)
class RhythmTest {
  @TempDir private Path directory;
  private Handset phone;
  private ForgedServer server;

  @BeforeEach
  void start() throws Exception {
    phone = new Handset(directory.resolve("phone"), Instant.now(), Handset.FAST).withPasscode();
    server = new ForgedServer(phone.clock());
  }

  @AfterEach
  void stop() {
    phone.close();
    server.close();
  }

  @Test
  void aStreamThatEndsIsOpenedAnew() throws Exception {
    phone.client.listen();
    phone.client.enrol(server.invitation(), Handset.ALL_AGREED);
    Handset.await(() -> server.listens.get() >= 3);
  }

  @Test
  void aStreamWithoutEndIsCutAndOpenedAnew() throws Exception {
    phone.client.enrol(server.invitation(), Handset.ALL_AGREED);
    int before = server.checkIns.get();
    server.stream = "data: " + "x".repeat(2 << 20) + "\n\nevent: check-in\ndata:\n\n";
    phone.client.listen();
    Handset.await(() -> server.listens.get() >= 5);
    assertEquals(before + 1, server.checkIns.get()); // the one that begins the listening
  }

  @Test
  void everyWordLeadsToACheckIn() throws Exception {
    phone.client.enrol(server.invitation(), Handset.ALL_AGREED);
    phone.client.listen();
    Handset.await(() -> server.checkIns.get() >= 3);
  }

  @Test
  void whatFailsIsToldAndTriedAgain() throws Exception {
    List<Reason.Code> problems = new CopyOnWriteArrayList<>();
    var listening = phone.client.onProblem(problem -> problems.add(problem.reason().code()));
    phone.client.enrol(server.invitation(), Handset.ALL_AGREED);
    server.tamper = answer -> new byte[0];
    phone.client.listen();
    Handset.await(() -> problems.size() >= 2);
    assertEquals(Reason.Code.DOCUMENT_MALFORMED, problems.get(0));
    listening.close();

    server.order(Command.Kind.LOCK, 1);
    server.tamper = answer -> answer;
    Handset.await(() -> phone.organisation().seen().command() == 1);
  }

  @Test
  void aListenerThatFailsStopsNothing() throws Exception {
    phone.client.enrol(server.invitation(), Handset.ALL_AGREED);
    AtomicInteger told = new AtomicInteger();
    phone.client.onProblem(
        problem -> {
          told.incrementAndGet();
          throw new IllegalStateException("a bug of the app's");
        });
    server.tamper = answer -> new byte[0];
    server.stream = ""; // no word of the server's sets it going again
    phone.client.listen();

    Handset.await(() -> told.get() >= 3);
  }

  @Test
  void nothingIsSentBeforeEnrolmentAndAfterClosing() throws Exception {
    phone.client.listen();
    phone.client.close();
    assertEquals(0, server.checkIns.get());
    assertEquals(0, server.listens.get());
  }

  @Test
  void aWipedDeviceFallsSilent() throws Exception {
    phone.client.enrol(server.invitation(), Handset.ALL_AGREED);
    server.order(Command.Kind.WIPE, 1);
    phone.client.checkIn();
    int before = server.checkIns.get();
    phone.client.checkIn();
    phone.client.listen();
    assertEquals(before, server.checkIns.get());
    assertEquals(0, server.listens.get());
    assertTrue(phone.device.vault().aliases().stream().noneMatch("identity"::equals));
  }

  @Test
  void twoCheckInsAtOnceObeyACommandOnce() throws Exception {
    phone.client.enrol(server.invitation(), Handset.ALL_AGREED);
    server.order(Command.Kind.LOCK, 1);
    List<ContainerException> failures = new CopyOnWriteArrayList<>();
    List<Thread> threads = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  phone.client.checkIn();
                } catch (ContainerException e) {
                  failures.add(e);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(), failures);
    assertEquals(1, phone.organisation().seen().command());
    assertEquals(List.of(), phone.organisation().receipts());
  }

  @Test
  void pausesGrowToABoundAndAreSpread() {
    Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5), new Random(1));
    long most = 2_000;
    boolean spread = false;
    for (int failure = 0; failure < 100; failure++) {
      long millis = backoff.next().toMillis();
      assertTrue(millis >= most / 2 && millis <= most, failure + ": " + millis);
      spread |= millis != most && millis != most / 2;
      most = Math.min(most * 2, 300_000);
    }
    assertTrue(spread);
    backoff.reset();
    assertFalse(backoff.next().toMillis() > 2_000);
  }
}
