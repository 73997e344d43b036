package dev.cordon.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.core.ContainerState;
import dev.cordon.core.control.DeviceIdentity;
import dev.cordon.core.net.UnreachableServerException;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.policy.Transfer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against the real server, over real TLS. */
@Tag("D5")
@Timeout(120)
class CommandsTest {
  private static RealOrganisation organisation;
  @TempDir private Path directory;
  private Handset phone;

  @BeforeAll
  static void startServer(@TempDir Path data) throws Exception {
    organisation = new RealOrganisation(data);
  }

  @AfterAll
  static void stopServer() {
    organisation.close();
  }

  @BeforeEach
  void start() throws Exception {
    phone = handset("phone", Handset.FAST);
    phone.client.enrol(organisation.invite(1), Handset.ALL_AGREED);
  }

  @AfterEach
  void stop() {
    phone.close();
  }

  @Test
  void aLockIsObeyedAndItsReceiptDelivered() throws Exception {
    String lock = organisation.order(phone.enrolment(), Command.Kind.LOCK, "lost phone");
    phone.client.checkIn();

    assertEquals(
        new ContainerState.Blocked(
            List.of(Reason.of(Reason.Code.LOCKED_BY_ADMINISTRATOR, "lost phone"))),
        phone.container.state());
    assertEquals("done", organisation.stage(phone.enrolment(), lock));
    assertEquals(List.of(), phone.organisation().receipts());
    JsonObject device = organisation.device(phone.enrolment());
    assertEquals("BLOCKED", device.get("condition").getAsString(), "reported at once");
    assertEquals(1, device.get("commandSequence").getAsLong());
  }

  @Test
  void anUnlockEndsTheLock() throws Exception {
    organisation.order(phone.enrolment(), Command.Kind.LOCK, "lost phone");
    phone.client.checkIn();
    String unlock = organisation.order(phone.enrolment(), Command.Kind.UNLOCK, "found again");
    phone.client.checkIn();

    assertInstanceOf(ContainerState.Locked.class, phone.container.state());
    assertEquals("done", organisation.stage(phone.enrolment(), unlock));
  }

  @Test
  @Tag("G1")
  @Tag("G3")
  void aWipeIsObeyedProvedAndTheIdentityEnds() throws Exception {
    String wipe = organisation.order(phone.enrolment(), Command.Kind.WIPE, "left the company");
    phone.client.checkIn();

    assertEquals(
        new ContainerState.Wiped(Reason.of(Reason.Code.WIPED_BY_ADMINISTRATOR, "left the company")),
        phone.container.state());
    JsonObject device = organisation.device(phone.enrolment());
    assertEquals("WIPED", device.get("condition").getAsString());
    assertEquals("done", organisation.stage(phone.enrolment(), wipe));
    JsonArray receipts = device.getAsJsonArray("receipts");
    assertEquals(1, receipts.size());
    assertEquals("BEST_EFFORT", receipts.get(0).getAsJsonObject().get("grade").getAsString());
    assertFalse(phone.device.vault().aliases().contains(DeviceIdentity.ALIAS));
  }

  @Test
  void severalCommandsAreObeyedInOrderAndOnce() throws Exception {
    organisation.order(phone.enrolment(), Command.Kind.LOCK, "first");
    organisation.order(phone.enrolment(), Command.Kind.UNLOCK, "second");
    organisation.order(phone.enrolment(), Command.Kind.LOCK, "third");
    phone.client.checkIn();
    phone.client.checkIn();

    assertEquals(3, phone.organisation().seen().command());
    assertEquals(
        new ContainerState.Blocked(
            List.of(Reason.of(Reason.Code.LOCKED_BY_ADMINISTRATOR, "third"))),
        phone.container.state());
    assertEquals(3, organisation.device(phone.enrolment()).getAsJsonArray("receipts").size());
  }

  @Test
  void whoListensObeysWithoutWaitingForTheNextCheckIn() throws Exception {
    assertEquals(60, phone.container.policy().lease().checkInMinutes());
    phone.client.listen();
    organisation.order(phone.enrolment(), Command.Kind.LOCK, "now");
    phone.await(state -> state instanceof ContainerState.Blocked);
    organisation.order(phone.enrolment(), Command.Kind.UNLOCK, "and again");
    phone.await(state -> state instanceof ContainerState.Locked);
  }

  @Test
  @Tag("H1")
  void whoListensGetsANewPolicyAtOnce() throws Exception {
    phone.client.listen();
    long version = organisation.publish("{\"transfer\":{\"copyPaste\":\"blocked\"}}");
    Handset.await(() -> phone.organisation().seen().policy() == version);
    assertEquals(Transfer.CopyPaste.BLOCKED, phone.container.policy().transfer().copyPaste());
  }

  @Test
  @Tag("G2")
  @Tag("G3")
  void theReceiptOfAWipeWithoutANetworkIsDeliveredLater() throws Exception {
    try (Relay relay = new Relay(organisation.server());
        Handset other = handset("other", Handset.FAST)) {
      other.client.enrol(relay.through(organisation.invite(1)), Handset.ALL_AGREED);
      String enrolment = other.enrolment();
      relay.change = (path, answer) -> new byte[0];
      other.container.wipe();
      assertThrows(UnreachableServerException.class, () -> other.client.checkIn());
      assertTrue(other.device.vault().aliases().contains(DeviceIdentity.ALIAS));

      relay.change = (path, answer) -> answer;
      other.client.listen();
      Handset.await(() -> other.organisation().receipts().isEmpty());
      JsonArray receipts = organisation.device(enrolment).getAsJsonArray("receipts");
      assertEquals(1, receipts.size(), "however often it was sent");
      assertEquals("WIPED_BY_EMPLOYEE", receipts.get(0).getAsJsonObject().get("why").getAsString());
      Handset.await(() -> !other.device.vault().aliases().contains(DeviceIdentity.ALIAS));
    }
  }

  @Test
  void aCommandObeyedBeforeAKillIsNotObeyedAgainAndItsReceiptStillComes() throws Exception {
    try (Relay relay = new Relay(organisation.server())) {
      Handset other = handset("other", Pace.NORMAL);
      other.client.enrol(relay.through(organisation.invite(1)), Handset.ALL_AGREED);
      String lock = organisation.order(other.enrolment(), Command.Kind.LOCK, "once");
      relay.change = (path, answer) -> path.equals("/v1/receipts") ? new byte[0] : answer;
      assertThrows(UnreachableServerException.class, () -> other.client.checkIn());
      assertEquals(1, other.organisation().receipts().size());
      other.close();

      relay.change = (path, answer) -> answer;
      try (var again = other.device.open(directory.resolve("other"));
          PolicyClient client = PolicyClient.of(again, other.clock())) {
        client.checkIn();
        assertEquals(1, again.organisation().seen().command());
        assertEquals(List.of(), again.organisation().receipts());
      }
      assertEquals("done", organisation.stage(other.enrolment(), lock));
      assertEquals(1, organisation.device(other.enrolment()).getAsJsonArray("receipts").size());
    }
  }

  private Handset handset(String name, Pace pace) throws Exception {
    return new Handset(directory.resolve(name), organisation.clock().now(), pace).withPasscode();
  }
}
