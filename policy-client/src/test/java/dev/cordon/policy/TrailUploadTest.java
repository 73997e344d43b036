package dev.cordon.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Container;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.audit.AuditEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The audit trail from a real container to the real server, over real TLS. */
@Tag("J1")
@Tag("J2")
@Timeout(300)
class TrailUploadTest {
  private static final String UPLOAD = "/v1/audit";
  @TempDir private Path directory;
  private RealOrganisation organisation;
  private Relay relay;
  private Handset phone;

  @BeforeEach
  void start() throws Exception {
    organisation = new RealOrganisation(directory.resolve("data"));
    relay = new Relay(organisation.server());
    phone = new Handset(home(), organisation.clock().now(), Handset.FAST).withPasscode();
  }

  @AfterEach
  void stop() {
    phone.close();
    relay.close();
    organisation.close();
  }

  private Path home() {
    return directory.resolve("phone");
  }

  private void enrol() throws Exception {
    phone.client.enrol(relay.through(organisation.invite(72)), Handset.ALL_AGREED);
  }

  private void record() throws Exception {
    phone.container.lock();
    try (Passcode passcode = Passcode.of("739154")) {
      phone.container.unlock(passcode);
    }
  }

  private void loseAnswers(boolean lose) {
    relay.change = (path, answer) -> lose && path.equals(UPLOAD) ? new byte[0] : answer;
  }

  private long uploads() {
    return List.copyOf(relay.seen).stream().filter(r -> UPLOAD.equals(r.getTarget())).count();
  }

  /** What the organisation may know: from the enrolment on. */
  private static List<AuditEvent> recorded(Container container) throws Exception {
    List<AuditEvent> events = container.audit().events();
    int first = 0;
    while (events.get(first).code() != AuditCode.ENROLLED) {
      first++;
    }
    return events.subList(first, events.size());
  }

  private void assertAllArrivedOnce(Container container) throws Exception {
    String enrolment = container.organisation().membership().orElseThrow().enrolment();
    assertEquals(recorded(container), organisation.recorded(enrolment));
    assertEquals(List.of(), organisation.alerts());
  }

  @Test
  void aCheckInBringsAllThatWasRecordedSinceTheEnrolment() throws Exception {
    enrol();
    assertAllArrivedOnce(phone.container);
    for (int i = 0; i < 3; i++) {
      record();
      phone.client.checkIn();
      assertAllArrivedOnce(phone.container);
    }
    long before = uploads();
    phone.client.checkIn();
    assertEquals(before, uploads(), "nothing is sent when there is nothing");
  }

  @Test
  void lostAnswersLoseAndDoubleNothing() throws Exception {
    loseAnswers(true);
    enrol();
    for (int i = 0; i < 3; i++) {
      record();
      phone.client.checkIn();
    }
    assertTrue(phone.organisation().auditBatch(1).isPresent(), "nothing was acknowledged");
    loseAnswers(false);
    record();
    phone.client.checkIn();
    assertAllArrivedOnce(phone.container);
    assertFalse(phone.organisation().auditBatch(1).isPresent());
  }

  @Test
  void aKillBetweenSendingAndAcknowledgementLosesAndDoublesNothing() throws Exception {
    enrol();
    record();
    loseAnswers(true);
    phone.client.checkIn();
    Path killed = directory.resolve("killed");
    copy(home(), killed); // what a kill at this moment leaves
    var vault = phone.device.vault().copy();
    phone.client.close();
    phone.container.close();
    loseAnswers(false);
    try (Container again = phone.device.open(killed, vault);
        PolicyClient client = PolicyClient.of(again, phone.clock())) {
      client.checkIn();
      assertAllArrivedOnce(again);
      assertTrue(
          recorded(again).stream().anyMatch(e -> e.code() == AuditCode.INTERRUPTED), "a kill");
    }
  }

  @Test
  void anOlderStateThatIsPutBackIsSeen() throws Exception {
    enrol();
    Path older = directory.resolve("older");
    copy(home(), older);
    var vault = phone.device.vault().copy();
    record();
    phone.client.checkIn();
    phone.client.close();
    phone.container.close();
    try (Container back = phone.device.open(older, vault);
        PolicyClient client = PolicyClient.of(back, phone.clock())) {
      client.checkIn();
    }
    assertTrue(organisation.alerts().contains("BACK"), organisation.alerts().toString());
  }

  @Test
  void aTrailThatWasTakenAwayBeforeItWasSentRaisesAlerts() throws Exception {
    enrol();
    loseUploads();
    for (int i = 0; i < 4; i++) {
      record();
    }
    phone.client.checkIn();
    phone.client.close();
    phone.container.close();
    try (Stream<Path> files = Files.list(home().resolve("trail"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    relay.change = (path, answer) -> answer;
    relay.stop = path -> false;
    try (Container again = phone.device.open(home());
        PolicyClient client = PolicyClient.of(again, phone.clock())) {
      client.checkIn();
      assertEquals(List.of("DAMAGE", "GAP"), organisation.alerts().stream().sorted().toList());
    }
  }

  private void loseUploads() {
    relay.stop = UPLOAD::equals;
  }

  @Test
  void whatCouldNotBeSentGoesByItselfWhenTheServerIsThereAgain() throws Exception {
    List<Reason.Code> problems = new CopyOnWriteArrayList<>();
    phone.client.onProblem(problem -> problems.add(problem.reason().code()));
    loseUploads();
    enrol();
    phone.client.listen();
    record();
    Handset.await(() -> problems.size() >= 3);
    relay.stop = path -> false;
    Handset.await(() -> !phone.organisation().auditBatch(1).isPresent());
    phone.client.close();
    assertAllArrivedOnce(phone.container);
  }

  @Test
  void fourCheckInsAtOnceBringEverythingOnce() throws Exception {
    enrol();
    record();
    List<Thread> threads = new ArrayList<>();
    List<Exception> failures = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  phone.client.checkIn();
                } catch (Exception e) {
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
    assertAllArrivedOnce(phone.container);
  }

  @Test
  void theWordForAnEarlierBatchAcknowledgesNoLaterOne() throws Exception {
    List<byte[]> words = new CopyOnWriteArrayList<>();
    relay.change =
        (path, answer) -> {
          if (path.equals(UPLOAD)) {
            words.add(answer);
            return words.get(0);
          }
          return answer;
        };
    List<Reason.Code> problems = new CopyOnWriteArrayList<>();
    phone.client.onProblem(problem -> problems.add(problem.reason().code()));
    enrol();
    assertEquals(List.of(), problems);
    record();
    phone.client.checkIn();
    assertEquals(List.of(Reason.Code.DOCUMENT_WRONG_TARGET), problems);
    assertTrue(phone.organisation().auditBatch(1).isPresent(), "it comes again");
    relay.change = (path, answer) -> answer;
    phone.client.checkIn();
    assertAllArrivedOnce(phone.container);
  }

  @Test
  @Tag("G3")
  void afterAWipeNothingOfTheTrailIsSent() throws Exception {
    enrol();
    record();
    long before = uploads();
    organisation.order(phone.enrolment(), Command.Kind.WIPE, "lost phone");
    phone.client.checkIn();
    phone.client.checkIn();
    assertEquals(before, uploads());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
