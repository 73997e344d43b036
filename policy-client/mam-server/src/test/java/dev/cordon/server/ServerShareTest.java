package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.policy.protocol.health.HealthReport.Outcome;
import dev.cordon.policy.protocol.wire.Wire;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What devices get of the keys that the server has a part in, whatever they say of themselves. */
@Tag("D4")
@Tag("G2")
class ServerShareTest {
  private static final Duration OLD = Duration.ofDays(8);
  @TempDir private Path temporary;
  private TestOrganisation organisation;
  private TestDevice device;

  @BeforeEach
  void start() throws Exception {
    organisation = TestOrganisation.start(temporary.resolve("data"));
    device = organisation.enrol("phone");
  }

  @AfterEach
  void stop() {
    organisation.close();
  }

  private List<ServerShare> says(long inForce, boolean held, long pending) {
    device.share = Optional.of(new ShareReport(inForce, held, pending, true));
    return device.checkIn().state().shares();
  }

  private List<Long> numbers(long inForce, boolean held, long pending) {
    return says(inForce, held, pending).stream().map(ServerShare::number).toList();
  }

  /** How many shares lie in the register. */
  private int rows() throws SQLException {
    try (Connection connection = TestDatabase.connect(organisation.data);
        ResultSet count =
            connection.createStatement().executeQuery("select count(*) from server_share")) {
      count.next();
      return count.getInt(1);
    }
  }

  private void mode(String word) {
    String policy = "{\"lease\":{\"serverShare\":\"" + word + "\"}}";
    assertEquals(200, organisation.send("PUT", "policy", policy).status());
  }

  @Test
  void theSameShareIsHandedOutUntilTheDeviceSaysThatItHasIt() throws Exception {
    List<ServerShare> first = says(0, false, 0);
    assertEquals(1, first.size());
    assertEquals(first, says(0, false, 0));
    organisation.restart();
    assertEquals(first, says(0, false, 0));
    assertEquals(List.of(), says(0, false, 1));
    assertEquals(first, says(1, false, 0), "lost with a lease, and handed out again");
    assertEquals(List.of(), says(1, true, 0));
  }

  @Test
  void aShareIsKeptUntilALaterOneWasSaidToBeInForceAndNoLonger() {
    numbers(0, false, 0);
    numbers(1, true, 0);
    organisation.clock.advance(OLD);
    assertEquals(List.of(2L), numbers(1, true, 0));
    assertEquals(List.of(1L, 2L), numbers(1, false, 0));
    assertEquals(List.of(), numbers(1, true, 2));
    assertEquals(List.of(2L), numbers(2, false, 0));
    assertEquals(List.of(), numbers(1, false, 2), "it is gone, whoever asks");
  }

  @Test
  void eachDeviceHasSharesOfItsOwn() {
    List<ServerShare> mine = says(0, false, 0);
    device = organisation.enrol("another");
    assertNotEquals(mine, says(0, false, 0));
  }

  @Test
  void whoDoesNotAskGetsNothing() {
    device.share = Optional.of(new ShareReport(0, false, 0, false));
    assertEquals(List.of(), device.checkIn().state().shares());
    device.share = Optional.empty(); // an older SDK
    assertEquals(List.of(), device.checkIn().state().shares());
    assertEquals(List.of(1L), numbers(0, false, 0), "none was made");
  }

  @Test
  @Tag("E1")
  void anUncleanDeviceGetsNothing() {
    for (Outcome unclean : List.of(Outcome.BLOCK, Outcome.WIPE)) {
      device.outcome = unclean;
      assertEquals(List.of(), numbers(0, false, 0));
    }
    device.outcome = Outcome.WARN;
    assertEquals(List.of(1L), numbers(0, false, 0));
    device.outcome = Outcome.BLOCK;
    assertEquals(List.of(), numbers(1, false, 0), "not even what it had");
  }

  @Test
  @Tag("G1")
  void anOrderedWipeDeletesAllSharesBeforeTheDeviceHears() throws Exception {
    for (String kind : List.of("WIPE", "END_USE")) {
      device = organisation.enrol(kind);
      numbers(0, false, 0);
      assertEquals(List.of(1L), numbers(1, false, 0));
      assertEquals(1, rows());
      organisation.order(device.enrolment, kind);
      assertEquals(0, rows(), "the device has not come yet");
      assertEquals(List.of(), numbers(1, false, 0));
      organisation.restart();
      assertEquals(List.of(), numbers(1, false, 0));
      assertEquals(List.of(), numbers(0, false, 0), "and makes no other");
      assertEquals(List.of(), numbers(1, true, 0));
    }
  }

  @Test
  @Tag("G1")
  void aWipeOfOneDomainLeavesTheSharesAlone() {
    numbers(0, false, 0);
    String order = "{\"kind\":\"WIPE_DOMAIN\",\"reason\":\"x\",\"domain\":\"mail\"}";
    organisation.post("devices/" + device.enrolment + "/commands", order);
    assertEquals(List.of(1L), numbers(1, false, 0));
  }

  @Test
  @Tag("G1")
  void theReceiptOfAWipeDeletesThemToo() throws Exception {
    numbers(0, false, 0);
    Receipt receipt = device.receipt(Optional.empty(), Receipt.Outcome.WIPED);
    assertEquals(200, device.post("/v1/receipts", Wire.RECEIPT, receipt).status());
    assertEquals(0, rows());
    assertEquals(List.of(), numbers(1, false, 0));
  }

  @Test
  @Tag("D5")
  void aLockedDeviceGetsNothingUntilItIsUnlockedWhateverItSays() {
    numbers(0, false, 0);
    organisation.order(device.enrolment, "LOCK");
    assertEquals(List.of(), numbers(1, false, 0));
    device.commandSequence = 1;
    assertEquals(List.of(), numbers(1, false, 0));
    organisation.order(device.enrolment, "UNLOCK");
    assertEquals(List.of(1L), numbers(1, false, 0));
  }

  @Test
  void switchedOffTheShareInForceIsHandedOutOnceMoreAndNoNumberComesTwice() {
    numbers(0, false, 0);
    mode("off");
    assertEquals(List.of(1L), numbers(1, false, 0));
    assertEquals(List.of(), numbers(0, false, 1), "it may still put it in force");
    assertEquals(List.of(1L), numbers(1, false, 0));
    assertEquals(List.of(), numbers(0, false, 0));
    assertEquals(List.of(), numbers(1, false, 0));
    mode("leased");
    assertEquals(List.of(2L), numbers(0, false, 0));
  }

  @Test
  void atUnlockIsAnotherShareThanTheDeviceEverKept() {
    numbers(0, false, 0);
    assertEquals(List.of(), numbers(1, true, 0));
    mode("atUnlock");
    assertEquals(List.of(1L, 2L), numbers(1, false, 0));
    assertEquals(List.of(2L), numbers(2, false, 0), "and then no other");
  }

  @Test
  void aRegisterPutBackFromABackupMakesALaterShareThanTheDeviceHas() {
    assertEquals(List.of(10L), numbers(9, true, 0));
    assertEquals(List.of(16L), numbers(9, true, 15));
    assertEquals(List.of(), numbers(20, false, 0), "what is lost on both sides is lost");
  }

  @Test
  void aPolicyWithAModeThatNobodyKnowsOrASettingThatNothingEnforcesIsRefused() {
    for (String refused :
        List.of(
            "{\"lease\":{\"serverShare\":\"always\"}}",
            "{\"access\":{\"networks\":[\"office\"]}}",
            "{\"access\":{\"unlockOnline\":true}}")) {
      assertEquals(422, organisation.send("PUT", "policy", refused).status(), refused);
    }
  }
}
