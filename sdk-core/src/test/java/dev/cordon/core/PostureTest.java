package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.device.Facts;
import dev.cordon.core.device.Health;
import dev.cordon.core.gate.Action.CopyText;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.posture.Verdict;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command.Kind;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.Posture;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.HealthReport.Outcome;
import dev.cordon.policy.protocol.health.PostureRule;
import dev.cordon.policy.protocol.health.Signal;
import dev.cordon.policy.protocol.policy.BrowserEngine;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PostureRules;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import dev.cordon.policy.protocol.policy.PostureRules.EngineStep;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from the device's state. */
@Tag("E5")
class PostureTest {
  private static final Reason ROOTED = Reason.of(Code.DEVICE_ROOTED, "posture.rooted");

  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();
  private Container container;

  @BeforeEach
  void open() throws Exception {
    container = Enrolled.open(device, directory);
  }

  @AfterEach
  void close() {
    container.close();
  }

  private void restart() throws Exception {
    container.close();
    container = device.open(directory);
  }

  private UnlockResult unlock() throws Exception {
    return container.unlock(Passcode.of(Enrolled.PASSCODE));
  }

  private void publish(PostureRules rules) throws Exception {
    long next = container.organisation().seen().policy() + 1;
    container.organisation().acceptPolicy(Policy.DEFAULT.withPosture(rules), next);
  }

  private static PostureRules rooted(Action action) {
    return PostureRules.DEFAULT.withCheck(HealthCheck.ROOTED, Optional.of(action));
  }

  /** A day passes in which nobody knew of anything bad. */
  private void publishAndWait(PostureRules rules) throws Exception {
    publish(rules);
    device.clock().pass(Duration.ofHours(24));
  }

  @Nested
  @Tag("E1")
  class Blocks {
    @Test
    void anOpenContainerClosesWithTheReasonAndItsKeysAreGone() throws Exception {
      Domain mail = container.domain("mail");
      device.health().bad(HealthCheck.ROOTED);
      container.posture().look();
      assertEquals(new ContainerState.Blocked(List.of(ROOTED)), container.state());
      assertThrows(Exception.class, () -> mail.key("files"));
      Decision decision = container.gate().judge(new CopyText("text"));
      assertEquals(new Decision.Denied(ROOTED), decision);
    }

    @Test
    void anUnlockMeasuresAfresh() throws Exception {
      container.lock();
      device.health().bad(HealthCheck.ROOTED);
      assertEquals(new UnlockResult.Blocked(List.of(ROOTED)), unlock());
      device.health().ok(HealthCheck.ROOTED);
      assertInstanceOf(UnlockResult.Opened.class, unlock());
    }

    @Test
    void noAttemptIsCountedMeanwhile() throws Exception {
      container.lock();
      device.health().bad(HealthCheck.ROOTED);
      for (int i = 0; i < 20; i++) {
        assertInstanceOf(UnlockResult.Blocked.class, container.unlock(Passcode.of("000000")));
      }
      device.health().ok(HealthCheck.ROOTED);
      assertInstanceOf(UnlockResult.Opened.class, unlock());
    }

    @Test
    void aFingerOpensNothingEither() throws Exception {
      var finger = device.newFinger();
      container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), finger);
      container.lock();
      device.health().bad(HealthCheck.ROOTED);
      UnlockResult result = container.biometrics().unlock(device.finger(finger.alias()));
      assertEquals(new UnlockResult.Blocked(List.of(ROOTED)), result);
    }

    @Test
    void itOpensAgainByItselfWhenTheDeviceIsClean() throws Exception {
      List<ContainerState> told = new ArrayList<>();
      container.onStateChange(told::add);
      device.health().bad(HealthCheck.ROOTED);
      container.posture().look();
      device.health().ok(HealthCheck.ROOTED);
      container.posture().look();
      assertEquals(
          List.of(new ContainerState.Blocked(List.of(ROOTED)), new ContainerState.Locked()), told);
      assertInstanceOf(UnlockResult.Opened.class, unlock());
    }

    @Test
    void itIsBlockedFromTheStart() throws Exception {
      device.health().bad(HealthCheck.ROOTED);
      restart();
      assertEquals(new ContainerState.Blocked(List.of(ROOTED)), container.state());
    }

    @Test
    void otherReasonsStandBesideIt() throws Exception {
      container.organisation().obey(Enrolled.command(Kind.LOCK, 1));
      device.health().bad(HealthCheck.ROOTED);
      container.posture().look();
      ContainerState.Blocked blocked = (ContainerState.Blocked) container.state();
      assertEquals(
          List.of(Reason.of(Code.LOCKED_BY_ADMINISTRATOR, "lost phone"), ROOTED),
          blocked.reasons());
      assertEquals(
          List.of(Code.LOCKED_BY_ADMINISTRATOR, Code.DEVICE_ROOTED),
          container.organisation().reasons());
    }

    @Test
    void theLeasesWatchLooksToo() throws Exception {
      device.health().bad(HealthCheck.ROOTED);
      container.organisation().applyLease();
      assertInstanceOf(ContainerState.Blocked.class, container.state());
    }

    @Test
    void anotherPolicyJudgesAtOnce() throws Exception {
      device.health().bad(HealthCheck.ROOTED);
      publish(PostureRules.DEFAULT.withCheck(HealthCheck.ROOTED, Optional.empty()));
      assertInstanceOf(ContainerState.Open.class, container.state());
      publish(rooted(Action.BLOCK));
      assertInstanceOf(ContainerState.Blocked.class, container.state());
      publish(rooted(Action.WARN));
      assertInstanceOf(ContainerState.Locked.class, container.state());
    }
  }

  @Test
  void somebodyLooksNowAndThenAsLongAsItIsOpen() throws Exception {
    container.close();
    Set<Thread> before = tickers();
    container = device.open(directory);
    assertEquals(before, tickers(), "nobody needs to look at a closed container");
    unlock();
    Set<Thread> more = tickers();
    more.removeAll(before);
    assertEquals(1, more.size());
    container.close();
    assertFalse(more.iterator().next().isAlive());
  }

  private static Set<Thread> tickers() {
    Set<Thread> tickers = new HashSet<>(Thread.getAllStackTraces().keySet());
    tickers.removeIf(thread -> !thread.getName().equals("cordon-posture"));
    return tickers;
  }

  @Nested
  class Warnings {
    @Test
    void areToldOnceAndCloseNothing() throws Exception {
      List<Verdict> told = new ArrayList<>();
      Registration listening = container.posture().onVerdict(told::add);
      device.health().unknown(HealthCheck.STORAGE_UNENCRYPTED);
      container.posture().look();
      container.posture().look();
      assertEquals(1, told.size());
      assertEquals(
          List.of(Reason.of(Code.POSTURE_UNKNOWN, "posture.storageUnencrypted")),
          told.get(0).reasons());
      assertInstanceOf(ContainerState.Open.class, container.state());
      device.health().ok(HealthCheck.STORAGE_UNENCRYPTED);
      container.posture().look();
      assertEquals(Verdict.CLEAN, told.get(1));
      listening.close();
    }
  }

  /** There is no service here that could be asked; an app may have one. */
  @Nested
  @Tag("E1")
  @Tag("E5")
  class Attestation {
    @Test
    void isNotAskedForByDefault() {
      device.health().unknown(HealthCheck.ATTESTATION);
      container.posture().look();
      assertEquals(Verdict.CLEAN, container.posture().verdict());
    }

    @Test
    void thatAPolicyWantsAndNobodyGivesHasAConsequenceAndIsReported() throws Exception {
      wanted();
      device.health().unknown(HealthCheck.ATTESTATION);
      container.posture().look();
      assertInstanceOf(ContainerState.Blocked.class, container.state());
      Signal reported =
          container.organisation().posture().health().signals().get(HealthCheck.ATTESTATION);
      assertEquals(Signal.unknown(Evidence.NOT_MEASURED), reported);
    }

    @Test
    void isWhatTheAppFoundOut() throws Exception {
      wanted();
      device.health().unknown(HealthCheck.ATTESTATION);
      Registration fine = app(Signal.ok(Evidence.APP_SAYS));
      assertEquals(Verdict.CLEAN, container.posture().verdict());
      Registration bad = app(Signal.bad(Evidence.APP_SAYS));
      assertEquals(
          List.of(Reason.of(Code.DEVICE_NOT_ATTESTED, "posture.attestation")),
          container.posture().verdict().reasons());
      bad.close();
      fine.close();
    }

    private Registration app(Signal found) {
      return container.posture().add(() -> Health.of(HealthCheck.ATTESTATION, found));
    }

    private void wanted() throws Exception {
      publish(
          PostureRules.DEFAULT
              .withCheck(HealthCheck.ATTESTATION, Optional.of(Action.BLOCK))
              .withUnknown(Optional.of(Action.BLOCK)));
    }
  }

  @Nested
  class Wipes {
    @Test
    void aDeviceThatIsBadIsWipedWithTheReason() throws Exception {
      publishAndWait(rooted(Action.WIPE));
      device.health().bad(HealthCheck.ROOTED);
      container.posture().look();
      Reason why = Reason.of(Code.WIPED_BY_POSTURE, "posture.rooted");
      assertEquals(new ContainerState.Wiped(why), container.state());
      assertEquals(1, container.organisation().receipts().size());
      assertEquals(List.of(Code.WIPED_BY_POSTURE), container.organisation().reasons());
    }

    @Test
    void anUnlockWipesToo() throws Exception {
      publishAndWait(rooted(Action.WIPE));
      container.lock();
      device.health().bad(HealthCheck.ROOTED);
      assertInstanceOf(UnlockResult.Wiped.class, unlock());
    }

    @Test
    void soDoesAStart() throws Exception {
      publishAndWait(rooted(Action.WIPE));
      device.health().bad(HealthCheck.ROOTED);
      restart();
      assertInstanceOf(ContainerState.Wiped.class, container.state());
    }

    @Test
    @Tag("B9")
    void anOutdatedBrowserEngineWipesWhereThePolicySaysSo() throws Exception {
      publishAndWait(
          PostureRules.DEFAULT.withMinBrowserEngine(
              List.of(new EngineStep(BrowserEngine.JAVAFX_WEB_VIEW, "21.0.12", Action.WIPE))));
      container
          .posture()
          .add(() -> Health.of(Facts.NONE.withEngine(BrowserEngine.JAVAFX_WEB_VIEW, "21.0.11")));
      assertEquals(
          new ContainerState.Wiped(Reason.of(Code.WIPED_BY_POSTURE, "posture.minBrowserEngine")),
          container.state());
    }

    @Test
    void whatANewPolicyWouldWipeIsBlockedForADay() throws Exception {
      device.health().bad(HealthCheck.ROOTED);
      publish(rooted(Action.WIPE));
      Reason ahead = Reason.of(Code.POSTURE_WIPE_AHEAD, "posture.rooted", "2026-04-02T09:00:00Z");
      assertEquals(new ContainerState.Blocked(List.of(ROOTED, ahead)), container.state());
      device.clock().pass(Duration.ofHours(23));
      restart();
      assertInstanceOf(ContainerState.Blocked.class, container.state());
      device.clock().pass(Duration.ofHours(1));
      container.posture().look();
      assertInstanceOf(ContainerState.Wiped.class, container.state());
    }

    @Test
    void withinTheDayItCanBePutRight() throws Exception {
      device.health().bad(HealthCheck.ROOTED);
      publish(rooted(Action.WIPE));
      device.health().ok(HealthCheck.ROOTED);
      device.clock().pass(Duration.ofDays(2));
      container.posture().look();
      assertInstanceOf(UnlockResult.Opened.class, unlock());
    }

    @Test
    void whatTheRulesBeforeWouldWipeIsWipedAtOnce() throws Exception {
      publishAndWait(rooted(Action.WIPE));
      publish(rooted(Action.WIPE).withCheck(HealthCheck.EMULATOR, Optional.of(Action.WIPE)));
      device.health().bad(HealthCheck.ROOTED);
      container.posture().look();
      assertInstanceOf(ContainerState.Wiped.class, container.state());
    }

    @Test
    void aContainerWithoutDataIsClosedAndNotWiped(@TempDir Path other) throws Exception {
      FakeDevice bad = new FakeDevice();
      bad.health().bad(HealthCheck.ROOTED);
      try (Container fresh = bad.open(other)) {
        assertInstanceOf(ContainerState.New.class, fresh.state());
        Policy wipes = Policy.DEFAULT.withPosture(rooted(Action.WIPE));
        fresh.organisation().join(Enrolled.MEMBERSHIP, "{}", 1, wipes, 1);
        assertEquals(new ContainerState.Blocked(List.of(ROOTED)), fresh.state());
        assertThrows(Exception.class, () -> fresh.setPasscode(Passcode.of(Enrolled.PASSCODE)));
      }
    }
  }

  @Nested
  class Sources {
    @Test
    void anAppsOwnCheckClosesItAndLeavesAgain() throws Exception {
      Registration added =
          container
              .posture()
              .add(() -> Health.of(HealthCheck.ROOTED, Signal.bad(Evidence.APP_SAYS)));
      assertInstanceOf(ContainerState.Blocked.class, container.state());
      added.close();
      assertInstanceOf(ContainerState.Locked.class, container.state());
    }

    @Test
    void whatFailsLeavesItsLastWordStanding() throws Exception {
      boolean[] fails = {false};
      List<Throwable> shown = new ArrayList<>();
      Thread thread = Thread.currentThread();
      thread.setUncaughtExceptionHandler((where, bug) -> shown.add(bug));
      container
          .posture()
          .add(
              () -> {
                if (fails[0]) {
                  throw new IllegalStateException("a bug");
                }
                return Health.of(HealthCheck.ROOTED, Signal.bad(Evidence.APP_SAYS));
              });
      fails[0] = true;
      container.posture().look();
      assertInstanceOf(ContainerState.Blocked.class, container.state());
      assertEquals(1, shown.size());
      thread.setUncaughtExceptionHandler(null);
    }
  }

  @Nested
  @Tag("D4")
  class CheckIns {
    @Test
    void eachIsMeasuredForAnewAfterItsNonceWasDrawn() throws Exception {
      int before = device.health().measured();
      device.health().bad(HealthCheck.EMULATOR);
      Posture posture = container.organisation().measure("nonce-1");
      assertTrue(device.health().measured() > before);
      assertEquals("nonce-1", posture.health().measuredFor());
      assertEquals(Outcome.BLOCK, posture.health().outcome());
      assertEquals(Set.of(PostureRule.EMULATOR), posture.health().rules());
      assertEquals(
          Signal.bad(Evidence.SYSTEM_SAYS), posture.health().signals().get(HealthCheck.EMULATOR));
      assertEquals(Condition.BLOCKED, container.organisation().condition());
    }

    @Test
    void whatIsOnlyShownIsForNone() {
      assertEquals("", container.organisation().posture().health().measuredFor());
    }
  }

  @Test
  @Tag("K1")
  void aContainerOfNobodyIsNotJudged(@TempDir Path other) throws Exception {
    FakeDevice bad = new FakeDevice();
    bad.health().bad(HealthCheck.ROOTED);
    try (Container own = bad.open(other)) {
      own.setPasscode(Passcode.of(Enrolled.PASSCODE));
      own.posture().look();
      assertInstanceOf(ContainerState.Open.class, own.state());
      assertEquals(Verdict.CLEAN, own.posture().verdict());
    }
  }
}
