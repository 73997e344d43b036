package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.subtle.Hex;
import dev.cordon.core.control.Membership;
import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerInUseException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.gate.Action;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.TrailReport;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.audit.AuditCategory;
import dev.cordon.policy.protocol.audit.AuditChain;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.policy.protocol.policy.Audit;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.signed.DeviceDocuments;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.testing.FakeDevice;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("J1")
@Tag("J2")
class AuditTrailTest {
  private static final String WRONG = "000000";
  @TempDir Path home;
  private final FakeDevice device = new FakeDevice();

  @Test
  @Tag("K2")
  void aLifeIsRecordedInOrder() throws Exception {
    try (Container container = enrolled()) {
      container.lock();
      container.unlock(Passcode.of(WRONG));
      unlock(container);
      container.changePasscode(Passcode.of(Enrolled.PASSCODE), Passcode.of("904173"));
      container.organisation().acceptPolicy(Policy.DEFAULT, 2);
      container.domain("mail");
      container.shred("mail");
      container.organisation().obey(Enrolled.command(Command.Kind.LOCK, 1));
      container.organisation().obey(Enrolled.command(Command.Kind.UNLOCK, 2));
      assertEquals(
          List.of(
              AuditCode.TRAIL_BEGUN,
              AuditCode.ENROLLED,
              AuditCode.POLICY_CHANGED,
              AuditCode.PASSCODE_SET,
              AuditCode.OPENED,
              AuditCode.CLOSED,
              AuditCode.WRONG_PASSCODE,
              AuditCode.OPENED,
              AuditCode.PASSCODE_CHANGED,
              AuditCode.POLICY_CHANGED,
              AuditCode.PART_WIPED,
              AuditCode.CLOSED,
              AuditCode.COMMAND_LOCK,
              AuditCode.BLOCKED,
              AuditCode.COMMAND_UNLOCK,
              AuditCode.UNBLOCKED),
          codes(container));
      List<AuditEvent> events = container.audit().events();
      assertEquals(Optional.of(Code.CONTAINER_LOCKED), events.get(5).why());
      assertEquals(Optional.of(1L), events.get(6).number());
      assertEquals(Optional.of(2L), events.get(9).number());
      assertEquals(Optional.of(Code.LOCKED_BY_ADMINISTRATOR), events.get(13).why());
      for (AuditEvent event : events) {
        assertFalse(event.text(Locale.JAPANESE).isEmpty());
      }
    }
  }

  @Test
  void aFingerThatOpensIsRecordedAsOne() throws Exception {
    try (Container container = enrolled()) {
      UserKey finger = device.newFinger();
      container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), finger);
      container.lock();
      assertInstanceOf(UnlockResult.Opened.class, container.biometrics().unlock(finger));
      assertEquals(AuditCode.OPENED_BY_BIOMETRIC, last(container));
    }
  }

  @Test
  @Tag("D3")
  void theBlockAfterTooManyWrongPasscodesIsRecorded() throws Exception {
    try (Container container = enrolled()) {
      container.lock();
      for (int i = 1; i <= 3; i++) {
        container.unlock(Passcode.of(WRONG));
      }
      List<AuditEvent> events = container.audit().events();
      assertEquals(Optional.of(3L), events.get(events.size() - 1).number());
    }
  }

  @Nested
  class Refusals {
    @Test
    void areCountedByReasonAndNothingOfThemIsContent() throws Exception {
      try (Container container = enrolled()) {
        for (int i = 0; i < 3; i++) {
          container.gate().judge(new Action.Share("com.personal.app", false));
        }
        container.gate().judge(new Action.Print());
        List<AuditEvent> denied = of(container, AuditCode.DENIED);
        assertEquals(2, denied.size());
        assertEquals(Optional.of(Code.SHARE_BLOCKED), denied.get(0).why());
        assertEquals(Optional.of(3L), denied.get(0).number());
        assertFalse(container.audit().events().toString().contains("personal"));
      }
    }

    @Test
    void ofWhatNobodyAttemptedAreNotRecorded() throws Exception {
      try (Container container = enrolled()) {
        container.gate().judge(new Action.CaptureScreen());
        container.gate().judge(new Action.Receive("com.mail", true));
        assertEquals(List.of(), of(container, AuditCode.DENIED));
      }
    }

    /** A hostile app asks a million times; the key store would not even answer. */
    @Test
    @Tag("F1")
    void neverMakeTheAskerWaitForTheDisk() throws Exception {
      try (Container container = enrolled()) {
        long keys = generation();
        device.vault().fallSilentAfter(0);
        synchronized (container) { // whoever holds it writes
          Thread asker = new Thread(() -> ask(container));
          asker.start();
          asker.join();
        }
        device.vault().answerAgain();
        assertEquals(keys, generation());
        AuditEvent denied = of(container, AuditCode.DENIED).get(0);
        assertEquals(Optional.of(100_000L), denied.number());
      }
    }

    private void ask(Container container) {
      for (int i = 0; i < 100_000; i++) {
        container.gate().judge(new Action.Print());
      }
    }

    private long generation() throws Exception {
      return device.vault().aliases().stream()
          .filter(alias -> alias.startsWith("control."))
          .mapToLong(alias -> Long.parseLong(alias.substring(8)))
          .max()
          .orElseThrow();
    }
  }

  @Nested
  class AKill {
    @Test
    @Tag("D3")
    void afterAWrongPasscodeLeavesItInTheTrail(@TempDir Path copy) throws Exception {
      try (Container container = enrolled()) {
        container.lock();
        container.unlock(Passcode.of(WRONG));
        try (Container restarted = killed(copy)) {
          assertEquals(AuditCode.WRONG_PASSCODE, last(restarted));
        }
      }
    }

    @Test
    void whileOpenShows(@TempDir Path copy) throws Exception {
      try (Container container = enrolled()) {
        assertEquals(AuditCode.OPENED, last(container));
        try (Container restarted = killed(copy)) {
          assertEquals(AuditCode.INTERRUPTED, last(restarted));
        }
        container.lock();
      }
      try (Container inOrder = device.open(work())) {
        assertEquals(AuditCode.CLOSED, last(inOrder));
      }
    }

    @Test
    void atAnyCallOfTheVaultLosesNothingThatWasThere() throws Exception {
      int deaths = 0;
      boolean died = true;
      for (int calls = 1; died; calls++) {
        Path place = Files.createDirectory(home.resolve("death" + calls));
        FakeDevice its = new FakeDevice();
        died = live(its, place, calls);
        try (Container container = its.open(place)) {
          List<AuditEvent> events = container.audit().events();
          for (int i = 0; i < events.size(); i++) {
            assertEquals(i + 1L, events.get(i).sequence());
          }
          assertEquals(AuditCode.OPENED, events.get(4).code());
          assertFalse(events.stream().anyMatch(e -> e.code() == AuditCode.TRAIL_BROKEN));
          long wrong = events.stream().filter(e -> e.code() == AuditCode.WRONG_PASSCODE).count();
          assertTrue(died || wrong == 1);
        }
        deaths++;
      }
      assertTrue(deaths > 10, "deaths: " + deaths);
    }

    private boolean live(FakeDevice its, Path place, int calls) throws Exception {
      DyingVault vault = new DyingVault(its.vault());
      try (Container container = Enrolled.open(its, place, vault)) {
        vault.dieIn(calls, calls % 2 == 0);
        container.lock();
        container.unlock(Passcode.of(WRONG));
        container.gate().judge(new Action.Print());
        container.lock();
        vault.dieIn(Integer.MAX_VALUE, false);
        return false;
      } catch (DyingVault.Death death) {
        return true;
      }
    }
  }

  @Nested
  class SomebodyWithTheFiles {
    @Test
    void whoTakesTheTrailAwayIsToldOfAndTheWorkGoesOn() throws Exception {
      enrolled().close();
      Trees.delete(work().resolve("trail"));
      assertBroken();
    }

    @Test
    void whoPutsAnOlderTrailBackIsToldOf(@TempDir Path copy) throws Exception {
      enrolled().close();
      Trees.copy(work().resolve("trail"), copy);
      try (Container container = device.open(work())) {
        container.unlock(Passcode.of(WRONG));
        unlock(container);
      }
      Trees.delete(work().resolve("trail"));
      Trees.copy(copy, work().resolve("trail"));
      assertBroken();
    }

    @Test
    void whoCutsTheLastWrongPasscodeOffIsToldOf(@TempDir Path copy) throws Exception {
      enrolled().close();
      try (Container container = device.open(work())) {
        Trees.copy(work().resolve("trail"), copy);
        container.unlock(Passcode.of(WRONG));
        container.unlock(Passcode.of(WRONG)); // the control state lets go of the one before
      }
      Trees.delete(work().resolve("trail"));
      Trees.copy(copy, work().resolve("trail"));
      assertBroken();
    }

    @Test
    @Tag("A2")
    void findsNothingReadable() throws Exception {
      try (Container container = enrolled()) {
        container.organisation().acceptPolicy(recordingHosts(), 2);
        container.audit().visited("wiki.example", true);
        container.audit().events();
      }
      try (var files = Files.walk(work())) {
        for (Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
          String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          assertFalse(bytes.contains("wiki.example") || bytes.contains("OPENED"), file.toString());
        }
      }
    }

    private void assertBroken() throws Exception {
      try (Container container = device.open(work())) {
        unlock(container);
        assertTrue(codes(container).contains(AuditCode.TRAIL_BROKEN));
      }
      try (Container again = device.open(work())) {
        assertEquals(1, of(again, AuditCode.TRAIL_BROKEN).size(), "once");
      }
    }
  }

  @Nested
  class AMediumWithoutRoom {
    @Test
    void keepsTheContainerClosedAndSaysSo() throws Exception {
      DyingVault vault = new DyingVault(device.vault());
      try (Container container = Enrolled.open(device, work(), vault)) {
        container.lock();
        vault.refuseKeysAfter(1, 1); // the attempt is counted, the opening not recorded
        assertThrows(StorageFailedException.class, () -> unlock(container));
        assertInstanceOf(ContainerState.Locked.class, container.state());
        unlock(container);
        assertInstanceOf(ContainerState.Open.class, container.state());
        assertEquals(3, of(container, AuditCode.OPENED).size(), "what waited is there too");
      }
    }

    @Test
    void doesNotKeepALockFromHappeningAndItsRecordWaits() throws Exception {
      DyingVault vault = new DyingVault(device.vault());
      try (Container container = Enrolled.open(device, work(), vault)) {
        vault.refuseKeys(5);
        container.lock();
        assertInstanceOf(ContainerState.Locked.class, container.state());
        vault.refuseKeys(0);
        assertEquals(AuditCode.CLOSED, last(container));
      }
    }
  }

  @Test
  @Tag("G1")
  void aWipeEndsTheTrailAndOnlyItsReceiptIsLeft() throws Exception {
    try (Container container = enrolled()) {
      container.organisation().deviceKey();
      container.wipe();
      container.gate().judge(new Action.Print());
      assertEquals(List.of(), container.audit().events());
      assertEquals(Optional.empty(), container.organisation().auditBatch(10));
      assertEquals(1, container.organisation().receipts().size());
      assertFalse(Files.exists(work().resolve("trail")));
    }
  }

  @Test
  void anotherEnrolmentBeginsAnotherTrail() throws Exception {
    try (Container container = enrolled()) {
      String first = container.organisation().auditBatch(10).orElseThrow().trail();
      container.wipe();
      container.organisation().join(Enrolled.MEMBERSHIP, "{}", 1, Policy.DEFAULT, 1);
      AuditBatch batch = container.organisation().auditBatch(10).orElseThrow();
      assertNotEquals(first, batch.trail());
      assertEquals(AuditCode.TRAIL_BEGUN, batch.events().get(0).code());
    }
  }

  @Test
  @Tag("K1")
  void whatWasBeforeTheEnrolmentIsNotSent() throws Exception {
    try (Container container = device.open(work())) {
      container.setPasscode(Passcode.of(Enrolled.PASSCODE));
      container.lock();
      assertEquals(Optional.empty(), container.organisation().auditBatch(10));
      container.organisation().join(Enrolled.MEMBERSHIP, "{}", 1, Policy.DEFAULT, 1);
      AuditBatch batch = container.organisation().auditBatch(10).orElseThrow();
      assertEquals(AuditCode.ENROLLED, batch.events().get(0).code());
    }
  }

  @Test
  void batchesAreTakenSignedAcknowledgedAndJoinAcrossRestarts() throws Exception {
    AuditBatch first;
    try (Container container = enrolled()) {
      first = container.organisation().auditBatch(3).orElseThrow();
      assertEquals(first, container.organisation().auditBatch(3).orElseThrow());
      container.organisation().auditAcknowledged(first);
      DeviceDocuments.sign(
          Wire.AUDIT,
          first,
          container.organisation().deviceKey(),
          Enrolled.MEMBERSHIP.tenant(),
          device.clock().now());
    }
    try (Container container = device.open(work())) {
      container.organisation().auditAcknowledged(first); // again: changes nothing
      AuditBatch second = container.organisation().auditBatch(100).orElseThrow();
      assertEquals(first.last() + 1, second.events().get(0).sequence());
      assertEquals(first.after(), second.before());
    }
  }

  @Test
  void theDeviceSignsTheTrailNowAndThen() throws Exception {
    try (Container container = enrolled()) {
      for (int i = 0; i < 600; i++) {
        container.audit().backupMade();
      }
      container.lock();
      container.lock();
      List<AuditEvent> events = container.audit().events();
      AuditEvent checkpoint = of(container, AuditCode.CHECKPOINT).get(0);
      AuditBatch batch = container.organisation().auditBatch(1).orElseThrow();
      byte[] id = Hex.decode(batch.trail());
      byte[] chain = AuditChain.begin(id);
      for (AuditEvent event : events.subList(0, (int) checkpoint.sequence() - 1)) {
        chain = AuditChain.next(chain, event);
      }
      assertTrue(
          AuditChain.isProof(container.organisation().deviceKey().key(), id, checkpoint, chain));
    }
  }

  @Test
  void twoWritersAreRefusedAndWhoeverClosedItWritesNothingMore() throws Exception {
    Container first = enrolled();
    assertThrows(ContainerInUseException.class, () -> device.open(work()));
    first.close();
    try (Container second = device.open(work())) {
      int before = codes(second).size();
      first.gate().judge(new Action.Print());
      first.audit().backupMade();
      first.lock();
      assertThrows(ContainerInUseException.class, () -> first.audit().events());
      assertEquals(before, codes(second).size());
    }
  }

  @Test
  @Tag("K1")
  @Tag("B5")
  void hostsAreRecordedOnlyIfThePolicyWantsThem() throws Exception {
    try (Container container = enrolled()) {
      container.audit().visited("wiki.example", true);
      assertEquals(List.of(), of(container, AuditCode.SITE_LOADED));
      container.organisation().acceptPolicy(recordingHosts(), 2);
      container.audit().visited("Wiki.example", true);
      container.audit().visited("A person's words, and more", false);
      assertEquals(Optional.of("unreadable"), of(container, AuditCode.SITE_REFUSED).get(0).host());
      assertEquals(Optional.of("wiki.example"), of(container, AuditCode.SITE_LOADED).get(0).host());
      assertEquals(1, of(container, AuditCode.SITE_REFUSED).size());
    }
  }

  @Test
  @Tag("E1")
  void otherPartsTellWhatTheContainerCannotSee() throws Exception {
    try (Container container = enrolled()) {
      container.audit().postureChanged(Code.UNPROTECTED, true);
      container.audit().postureChanged(Code.UNPROTECTED, false);
      container.audit().damageFound(Code.CONTAINER_ROLLED_BACK);
      container.audit().backupMade();
      List<AuditCode> all = codes(container);
      assertEquals(
          List.of(
              AuditCode.POSTURE_WORSE,
              AuditCode.POSTURE_BETTER,
              AuditCode.TAMPER_FOUND,
              AuditCode.BACKUP_MADE),
          all.subList(all.size() - 4, all.size()));
    }
  }

  @Test
  @Tag("A6")
  void theTimeOfAnEventNeverGoesBack() throws Exception {
    try (Container container = enrolled()) {
      container.lock();
      device.clock().turn(Duration.ofDays(-30));
      container.unlock(Passcode.of(WRONG));
      List<AuditEvent> events = container.audit().events();
      for (int i = 1; i < events.size(); i++) {
        assertFalse(events.get(i).at().isBefore(events.get(i - 1).at()));
      }
    }
  }

  @Test
  @Tag("H5")
  void underEarlierWordsNothingOfTheTrailGoes() throws Exception {
    Membership before =
        new Membership(
            "enrolment-2", "ab".repeat(32), URI.create("https://mam.example"), "sha256/x", 2);
    try (Container container = device.open(work())) {
      container.organisation().join(before, "{}", 1, Policy.DEFAULT, 1);
      assertEquals(Optional.empty(), container.organisation().auditBatch(1));
      assertEquals(Optional.empty(), container.organisation().trailReport());
      assertFalse(container.audit().events().isEmpty(), "the employee has it");
    }
    try (Container container = device.open(work())) { // remembered
      assertEquals(Optional.empty(), container.organisation().auditBatch(1));
    }
  }

  @Test
  void whatIsToldOfTheTrailIsItsEnd() throws Exception {
    try (Container container = enrolled()) {
      AuditBatch batch = container.organisation().auditBatch(AuditBatch.MOST).orElseThrow();
      assertEquals(
          Optional.of(new TrailReport(batch.trail(), batch.last(), batch.after())),
          container.organisation().trailReport());
    }
  }

  /** So that the organisation knows where its part begins, whatever it wants to have recorded. */
  @Test
  void anEnrolmentIsRecordedUnderAPolicyThatWantsNothing() throws Exception {
    try (Container container = enrolled()) {
      container.organisation().acceptPolicy(silent(), 2);
      container.wipe();
      container.organisation().join(Enrolled.MEMBERSHIP, "{}", 1, silent(), 1);
      assertEquals(List.of(AuditCode.TRAIL_BEGUN, AuditCode.ENROLLED), codes(container));
      container.organisation().acceptPolicy(Policy.DEFAULT, 2);
      assertEquals(
          List.of(AuditCode.TRAIL_BEGUN, AuditCode.ENROLLED, AuditCode.POLICY_CHANGED),
          codes(container));
    }
  }

  private static Policy recordingHosts() {
    return Policy.DEFAULT.withAudit(Audit.DEFAULT.withEvents(EnumSet.allOf(AuditCategory.class)));
  }

  private static Policy silent() {
    return Policy.DEFAULT.withAudit(Audit.DEFAULT.withEvents(Set.of()));
  }

  private Path work() {
    return home.resolve("work");
  }

  private Container enrolled() throws Exception {
    return Enrolled.open(device, work());
  }

  /** What another start finds if the process had been killed just now. */
  private Container killed(Path copy) throws Exception {
    Trees.copy(work(), copy);
    return new FakeDevice().vault(device.vault().copy()).open(copy);
  }

  private static void unlock(Container container) throws Exception {
    assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(Enrolled.PASSCODE)));
  }

  private static List<AuditCode> codes(Container container) throws Exception {
    return container.audit().events().stream().map(AuditEvent::code).collect(Collectors.toList());
  }

  private static AuditCode last(Container container) throws Exception {
    List<AuditCode> codes = codes(container);
    return codes.get(codes.size() - 1);
  }

  private static List<AuditEvent> of(Container container, AuditCode code) throws Exception {
    return container.audit().events().stream()
        .filter(event -> event.code() == code)
        .collect(Collectors.toList());
  }
}
