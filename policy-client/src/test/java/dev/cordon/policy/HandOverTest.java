package dev.cordon.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.UnlockResult;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.policy.protocol.signed.Envelope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server's share of the keys from the real server to a real container, over real TLS. */
@Tag("D4")
@Tag("G2")
@Timeout(300)
class HandOverTest {
  private static final UnlockResult MISSING =
      new UnlockResult.Blocked(List.of(Reason.of(Reason.Code.SERVER_SHARE_MISSING)));
  private static final String AT_UNLOCK = "{\"lease\":{\"serverShare\":\"atUnlock\"}}";
  @TempDir private Path directory;
  private RealOrganisation organisation;
  private Relay relay;
  private Handset phone;
  private SecretBytes mail;

  @BeforeEach
  void enrol() throws Exception {
    organisation = new RealOrganisation(directory.resolve("data"));
    relay = new Relay(organisation.server());
    Path home = directory.resolve("phone");
    phone = new Handset(home, organisation.clock().now(), Handset.FAST).withPasscode();
    mail = SecretBytes.owning(phone.container.domain("mail").key("files").copy());
    Invitation invitation = relay.through(organisation.invite(72));
    phone.client.enrol(invitation, Handset.ALL_AGREED);
  }

  @AfterEach
  void stop() {
    phone.close();
    relay.close();
    organisation.close();
  }

  private UnlockResult open() throws ContainerException {
    phone.container.lock();
    try (Passcode passcode = Passcode.of("739154")) {
      return phone.container.unlock(passcode);
    }
  }

  private void assertOpens() throws ContainerException {
    assertEquals(new UnlockResult.Opened(), open());
    assertEquals(mail, phone.container.domain("mail").key("files"));
  }

  private ShareReport report() throws ContainerException {
    return phone.organisation().shareReport();
  }

  private void pass(Duration time) {
    phone.clock().pass(time);
    organisation.clock().pass(time);
  }

  private void loseAnswers(boolean lost) {
    relay.change = (path, answer) -> lost ? new byte[0] : answer;
  }

  @Test
  void shareFollowsShareAndLostAnswersAreRepeated() throws Exception {
    assertEquals(new ShareReport(0, false, 1, true), report(), "it came with the first report");
    assertOpens();
    assertEquals(1, report().inForce());
    phone.client.checkIn();
    for (int week = 2; week < 4; week++) {
      pass(Duration.ofDays(1));
      phone.client.checkIn();
      pass(Duration.ofDays(2));
      phone.client.checkIn();
      pass(Duration.ofDays(2));
      phone.client.checkIn();
      pass(Duration.ofDays(2).plusSeconds(1));
      loseAnswers(true);
      assertThrows(ContainerException.class, phone.client::checkIn);
      loseAnswers(false);
      phone.client.checkIn();
      assertEquals(new ShareReport(week - 1, true, week, true), report());
      loseAnswers(true); // the acknowledgement's answer is lost too
      assertOpens();
      assertThrows(ContainerException.class, phone.client::checkIn);
      loseAnswers(false);
      assertEquals(new ShareReport(week, true, 0, true), report());
      phone.client.checkIn();
      assertOpens();
    }
  }

  @Test
  void theServerHearsInTheBackgroundThatAShareIsInForce() throws Exception {
    phone.client.listen();
    assertOpens();
    Handset.await(() -> List.copyOf(relay.seen).stream().anyMatch(HandOverTest::namesTheFirst));
  }

  private static boolean namesTheFirst(RecordedRequest request) {
    ByteString body = request.getBody();
    if (body == null || !request.getTarget().equals("/v1/check-ins")) {
      return false;
    }
    try {
      byte[] said = Envelope.parse(body.toByteArray()).payload();
      return new String(said, StandardCharsets.UTF_8).contains("\"inForce\":1");
    } catch (DocumentRefusedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void afterTheLeaseTheContainerFetchesItsShareAgainWhenItIsOpened() throws Exception {
    assertOpens();
    phone.client.checkIn();
    pass(Duration.ofDays(3).plusSeconds(1));
    phone.organisation().applyLease();
    assertFalse(report().held());
    assertInstanceOf(UnlockResult.Blocked.class, open());
    phone.client.checkIn();
    assertTrue(report().held());
    assertOpens();
  }

  @Test
  void atUnlockEachOpeningFetchesAndWithoutTheServerThereIsNone() throws Exception {
    assertOpens();
    organisation.publish(AT_UNLOCK);
    phone.client.checkIn();
    assertEquals(new ShareReport(1, false, 0, false), report());
    loseAnswers(true);
    assertEquals(MISSING, open());
    loseAnswers(false);
    assertOpens();
    assertEquals(2, report().inForce(), "the one that was kept is not used any more");
    assertOpens();
    assertEquals(new ShareReport(2, false, 0, false), report());
    phone.client.close(); // nobody asks for the container any more
    assertEquals(MISSING, open());
  }

  @Test
  @Tag("G1")
  void aWipeThatWasOrderedIsObeyedInsteadOfOpening() throws Exception {
    organisation.publish(AT_UNLOCK);
    phone.client.checkIn();
    assertOpens();
    organisation.order(phone.enrolment(), Command.Kind.WIPE, "lost phone");
    assertInstanceOf(UnlockResult.Wiped.class, open());
  }

  @Test
  @Tag("D5")
  void aLockThatWasOrderedIsObeyedInsteadOfOpening() throws Exception {
    organisation.publish(AT_UNLOCK);
    phone.client.checkIn();
    assertOpens();
    organisation.order(phone.enrolment(), Command.Kind.LOCK, "lost phone");
    UnlockResult blocked = open();
    assertEquals(
        new UnlockResult.Blocked(
            List.of(Reason.of(Reason.Code.LOCKED_BY_ADMINISTRATOR, "lost phone"))),
        blocked);
    organisation.order(phone.enrolment(), Command.Kind.UNLOCK, "found");
    phone.client.checkIn();
    assertOpens();
  }
}
