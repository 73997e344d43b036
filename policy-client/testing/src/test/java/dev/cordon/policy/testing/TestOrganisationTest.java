package dev.cordon.policy.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.ContainerState;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.WipeReport;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.net.UnreachableServerException;
import dev.cordon.policy.PolicyClientException;
import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.health.HealthCheck;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an app developer's test can have happen to a phone happens by the real protocol. */
@Timeout(60)
class TestOrganisationTest {
  @TempDir private Path home;
  private final TestOrganisation office = TestOrganisation.open();

  @AfterEach
  void close() {
    office.close();
  }

  private TestPhone phone() {
    return office.enrolledPhone(home.resolve("work"));
  }

  @Test
  @Tag("G1")
  void aWipeIsOverOnReturnAndItsReceiptIsThere() {
    TestPhone phone = phone();
    assertInstanceOf(ContainerState.Open.class, phone.container().state());

    office.wipe(phone, "left on a train");
    ContainerState.Wiped wiped =
        assertInstanceOf(ContainerState.Wiped.class, phone.container().state());
    assertEquals(Code.WIPED_BY_ADMINISTRATOR, wiped.why().code());
    assertTrue(wiped.why().text(Locale.ENGLISH).contains("left on a train"));
    Receipt receipt = office.receipts(phone).get(0);
    assertEquals(Receipt.Outcome.WIPED, receipt.outcome());
  }

  @Test
  @Tag("D8")
  @Tag("K1")
  void abroadItClosesAndTheOrganisationReadsNothingOfIt() throws Exception {
    TestPhone phone = phone();
    office.publish("{\"access\":{\"places\":{\"countries\":[\"JP\"]}}}");
    phone.travelTo("FR");
    ContainerState.Blocked closed =
        assertInstanceOf(ContainerState.Blocked.class, phone.container().state());
    assertEquals(Code.OUTSIDE_PLACES, closed.reasons().get(0).code());
    phone.checkIn();

    List<CheckIn> told = office.checkIns(phone);
    assertEquals(Condition.LOCKED, told.get(told.size() - 1).condition());
    assertTrue(told.stream().allMatch(each -> each.reasons().isEmpty()));
    String events = office.events(phone).toString();
    assertTrue(events.contains("CLOSED") && !events.contains("PLACE"), events);
    phone.travelTo("JP");
    assertInstanceOf(UnlockResult.Opened.class, phone.unlock());
  }

  @Test
  @Tag("D4")
  void whereEachOpeningNeedsTheServerItsShareIsAskedFor() throws Exception {
    TestPhone phone = phone();
    office.publish("{\"lease\":{\"serverShare\":\"atUnlock\"}}");
    phone.container().lock();
    assertInstanceOf(UnlockResult.Opened.class, phone.unlock());
    phone.checkIn();
    phone.container().lock();

    phone.goOffline();
    UnlockResult.Blocked alone = assertInstanceOf(UnlockResult.Blocked.class, phone.unlock());
    assertEquals(Code.SERVER_SHARE_MISSING, alone.reasons().get(0).code());
    phone.goOnline();
    assertInstanceOf(UnlockResult.Opened.class, phone.unlock());
  }

  @Test
  @Tag("G1")
  void oneDomainIsWipedAndTheAppIsToldItsName() throws Exception {
    TestPhone phone = phone();
    var unused = phone.container().domain("account-1");
    List<WipeReport> told = new ArrayList<>();
    phone.container().onWipe(told::add);

    office.wipe(phone, "account-1", "changed teams");
    assertEquals(List.of("account-1"), told.get(0).domains());
    assertInstanceOf(ContainerState.Open.class, phone.container().state());
  }

  @Test
  @Tag("D5")
  void aLockHoldsAgainstThePasscodeUntilItIsTakenBack() {
    TestPhone phone = phone();
    office.lock(phone, "call us");
    UnlockResult.Blocked blocked = assertInstanceOf(UnlockResult.Blocked.class, phone.unlock());
    assertEquals(Code.LOCKED_BY_ADMINISTRATOR, blocked.reasons().get(0).code());

    office.unlock(phone);
    assertInstanceOf(UnlockResult.Opened.class, phone.unlock());
    assertEquals(
        List.of(Receipt.Outcome.LOCKED, Receipt.Outcome.UNLOCKED),
        office.receipts(phone).stream().map(Receipt::outcome).toList());
  }

  @Test
  @Tag("G3")
  void theEndOfUseIsAWipeWithAReasonOfItsOwn() {
    TestPhone phone = phone();
    office.endUse(phone, "thank you");
    assertEquals(Code.WIPED_AT_END_OF_USE, office.receipts(phone).get(0).why());
  }

  @Test
  @Tag("H1")
  void aPolicyIsInForceOnReturnAsObjectAndAsAdministratorsWriteIt() {
    TestPhone phone = phone();
    Action copy = new Action.CopyText("the plan");
    assertInstanceOf(Decision.KeptInside.class, phone.container().gate().judge(copy));

    office.publish("{\"transfer\": {\"copyPaste\": \"any\"}}");
    assertEquals(new Decision.Allowed(), phone.container().gate().judge(copy));
    assertEquals(office.policy(), phone.container().policy());

    office.publish(office.policy().withTransfer(phone.container().policy().transfer()));
    assertEquals(3, phone.container().organisation().seen().policy());
  }

  @Test
  @Tag("H1")
  void aMisspeltSettingFailsTheTestThatWroteIt() {
    assertThrows(
        IllegalArgumentException.class,
        () -> office.publish("{\"transfer\": {\"copyPast\": \"any\"}}"));
    assertThrows(
        IllegalArgumentException.class,
        () -> office.publish("{\"lease\": {\"wipeAfterDays\": 0}}"));
  }

  @Test
  @Tag("G2")
  void aPhoneWithoutNetworkHearsNothingAndInTheEndClosesAndWipesItself() throws Exception {
    TestPhone phone = phone();
    phone.goOffline();
    office.lock(phone, "call us");
    assertInstanceOf(ContainerState.Open.class, phone.container().state());
    assertThrows(UnreachableServerException.class, phone::checkIn);

    phone.pass(Duration.ofDays(4));
    ContainerState.Blocked blocked =
        assertInstanceOf(ContainerState.Blocked.class, phone.container().state());
    assertEquals(Code.LEASE_EXPIRED, blocked.reasons().get(0).code());

    phone.pass(Duration.ofDays(87));
    assertInstanceOf(ContainerState.Wiped.class, phone.container().state());
    phone.goOnline();
    assertEquals(Code.WIPED_AFTER_LEASE, office.receipts(phone).get(0).why());
  }

  @Test
  @Tag("D5")
  void whatWaitedIsDoneWhenTheNetworkIsThereAgain() {
    TestPhone phone = phone();
    phone.goOffline();
    office.lock(phone, "call us");
    phone.goOnline();
    assertInstanceOf(ContainerState.Blocked.class, phone.container().state());
  }

  @Test
  @Tag("G1")
  void aWipeReachesAnAppThatWasNotRunning() {
    TestPhone phone = phone();
    phone.goOffline();
    phone.restart();
    assertInstanceOf(ContainerState.Locked.class, phone.container().state());
    office.wipe(phone, "lost");
    phone.goOnline();
    assertInstanceOf(UnlockResult.Wiped.class, phone.unlock());
  }

  @Test
  @Tag("E1")
  void aDeviceThatIsFoundBadIsClosedAtItsNextReport() throws Exception {
    TestPhone phone = phone();
    phone.device().health().bad(HealthCheck.ROOTED);
    phone.checkIn();
    assertInstanceOf(ContainerState.Blocked.class, phone.container().state());
    phone.checkIn();
    List<Condition> conditions =
        office.checkIns(phone).stream().map(said -> said.condition()).toList();
    assertEquals(Condition.BLOCKED, conditions.get(conditions.size() - 1));
  }

  @Test
  @Tag("H5")
  void anInvitationIsGoodOnceAndForWholeConsentOnly() throws Exception {
    Invitation invitation = office.invite();
    TestPhone phone = office.newPhone(home.resolve("one"));
    Consent nothing =
        ConsentForm.current()
            .agree(Locale.ENGLISH, Set.of(), Instant.parse("2026-04-01T09:00:00Z"));
    refused(Code.CONSENT_MISSING, phone, invitation, nothing);

    phone.client().enrol(invitation, phone.consent());
    assertEquals(phone.consent(), office.consent(phone));
    refused(Code.ALREADY_ENROLLED, phone, invitation, phone.consent());
    TestPhone other = office.newPhone(home.resolve("two"));
    refused(Code.INVITATION_USED, other, invitation, other.consent());
  }

  private static void refused(Code why, TestPhone phone, Invitation with, Consent consent) {
    PolicyClientException refused =
        assertThrows(PolicyClientException.class, () -> phone.client().enrol(with, consent));
    assertEquals(why, refused.reason().code());
  }

  @Test
  @Tag("H5")
  void anInvitationOfAnotherOrganisationIsRefused() {
    TestPhone phone = office.newPhone(home.resolve("work"));
    try (TestOrganisation other = TestOrganisation.open()) {
      refused(Code.DOCUMENT_WRONG_TARGET, phone, other.invite(), phone.consent());
    }
  }

  @Test
  @Tag("G1")
  void aWipedPhoneEnrolsAfresh() throws Exception {
    TestPhone phone = phone();
    office.wipe(phone, "lost");
    phone.client().enrol(office.invite(), phone.consent());
    assertInstanceOf(ContainerState.New.class, phone.container().state());
    assertEquals(List.of(), office.receipts(phone), "of the new enrolment");
  }

  @Test
  @Tag("D5")
  void anAppThatListensHearsByItsOwnStreamOfEvents() throws Exception {
    TestPhone phone = phone();
    phone.client().listen();
    await(phone::nudge);
    for (int word = 0; word < 5; word++) { // more than listening reports by itself
      int before = office.checkIns(phone).size();
      assertTrue(phone.nudge());
      await(() -> office.checkIns(phone).size() > before);
    }

    phone.goOffline();
    assertFalse(phone.nudge());
  }

  /** Waits, within bounds, for what the background does. */
  private static void await(BooleanSupplier soon) throws InterruptedException {
    for (int round = 0; round < 1_000 && !soon.getAsBoolean(); round++) {
      Thread.sleep(20);
    }
    assertTrue(soon.getAsBoolean());
  }

  @Test
  @Tag("G2")
  void aClockThatTheEmployeeTurnedIsNotTheOrganisations() {
    TestPhone phone = phone();
    phone.device().clock().turn(Duration.ofDays(-1));
    UncheckedIOException failure =
        assertThrows(UncheckedIOException.class, () -> office.lock(phone, "call us"));
    assertInstanceOf(PolicyClientException.class, failure.getCause());
    phone.device().clock().turn(Duration.ofDays(1));
    phone.goOnline();
    assertInstanceOf(ContainerState.Blocked.class, phone.container().state());
  }

  @Test
  @Tag("D1")
  void aPasscodeOnTheThreadThatDrawsFailsTheTest() throws Exception {
    TestPhone phone = phone();
    phone.container().lock();
    phone.device().mainThread(Thread.currentThread());
    assertThrows(IllegalStateException.class, phone::unlock);

    AtomicReference<UnlockResult> result = new AtomicReference<>();
    Thread worker = new Thread(() -> result.set(phone.unlock()));
    worker.start();
    worker.join();
    assertInstanceOf(UnlockResult.Opened.class, result.get());
  }

  @Test
  @Tag("K1")
  void twoPhonesOfOneOrganisationAreToldApart() {
    TestPhone one = office.enrolledPhone(home.resolve("one"));
    one.pass(Duration.ofHours(5));
    TestPhone two = office.enrolledPhone(home.resolve("two"));
    office.wipe(one, "lost");
    assertInstanceOf(ContainerState.Open.class, two.container().state());
    assertFalse(office.checkIns(two).isEmpty());
    assertEquals(List.of(), office.receipts(two));
  }
}
