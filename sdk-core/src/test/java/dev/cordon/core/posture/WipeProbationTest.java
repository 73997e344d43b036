package dev.cordon.core.posture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.PostureRule;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Access.WhenExceeded;
import dev.cordon.policy.protocol.policy.BrowserEngine;
import dev.cordon.policy.protocol.policy.Lease;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PostureRules;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import dev.cordon.policy.protocol.policy.PostureRules.Allowed;
import dev.cordon.policy.protocol.policy.PostureRules.DateStep;
import dev.cordon.policy.protocol.policy.PostureRules.Devices;
import dev.cordon.policy.protocol.policy.PostureRules.EngineStep;
import dev.cordon.policy.protocol.policy.PostureRules.Ladders;
import dev.cordon.policy.protocol.policy.PostureRules.OsStep;
import dev.cordon.policy.protocol.policy.PostureRules.VersionStep;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A wipe that a new policy brings only blocks for a day. */
@Tag("E5")
class WipeProbationTest {
  private static final PostureRules CALM = PostureRules.DEFAULT;
  private static final PostureRules ROOTED = wipes(CALM, HealthCheck.ROOTED);
  private static final PostureRules BOTH = wipes(ROOTED, HealthCheck.EMULATOR);
  private static final Instant NOW = Instant.parse("2026-04-01T09:00:00Z");

  static Stream<PostureRules> everyKindOfWipe() {
    OsStep os = new OsStep(Platform.LINUX, "1", Action.WIPE);
    VersionStep version = new VersionStep("1", Action.WIPE);
    List<DateStep> dates = List.of(new DateStep(LocalDate.EPOCH, Action.WIPE));
    Optional<Allowed> list = Optional.of(new Allowed(List.of("A"), Action.WIPE));
    return Stream.of(
        ROOTED,
        CALM.withMinBrowserEngine(
            List.of(new EngineStep(BrowserEngine.JAVAFX_WEB_VIEW, "1", Action.WIPE))),
        CALM.withLadders(new Ladders(List.of(os), List.of(), List.of(), List.of(), List.of())),
        CALM.withLadders(new Ladders(List.of(), List.of(os), List.of(), List.of(), List.of())),
        CALM.withLadders(new Ladders(List.of(), List.of(), dates, List.of(), List.of())),
        CALM.withLadders(new Ladders(List.of(), List.of(), List.of(), List.of(version), List.of())),
        CALM.withLadders(new Ladders(List.of(), List.of(), List.of(), List.of(), List.of(version))),
        CALM.withDevices(new Devices(list, Optional.empty())),
        CALM.withDevices(new Devices(Optional.empty(), list)));
  }

  @ParameterizedTest
  @MethodSource("everyKindOfWipe")
  void whatWipesOnlyFromNowOnWaits(PostureRules next) {
    assertEquals(Optional.of(begun(CALM, NOW)), after(Optional.empty(), CALM, next, NOW));
    assertEquals(Optional.empty(), after(Optional.empty(), next, next, NOW));
    assertEquals(Optional.empty(), after(Optional.empty(), next, CALM, NOW));
  }

  @Test
  void noTwoKindsOfWipeAreTakenForEachOther() {
    List<PostureRules> kinds = everyKindOfWipe().toList();
    for (PostureRules one : kinds) {
      for (PostureRules other : kinds) {
        boolean waits = after(Optional.empty(), one, other, NOW).isPresent();
        assertEquals(!one.equals(other), waits);
      }
    }
  }

  @Test
  @Tag("D3")
  void fewerWrongPasscodesThatWipeWaitToo() {
    Policy ten = attempts(10, WhenExceeded.WIPE);
    Policy locks = attempts(3, WhenExceeded.LOCK_UNTIL_SERVER);
    assertTrue(waits(ten, attempts(9, WhenExceeded.WIPE)));
    assertTrue(waits(locks, ten));
    assertFalse(waits(ten, locks));
    assertFalse(waits(ten, attempts(11, WhenExceeded.WIPE)));
  }

  @Test
  @Tag("G2")
  void soDoesAShorterTimeWithoutContact() {
    Policy shorter = Policy.DEFAULT.withLease(new Lease(60, 72, 89));
    assertTrue(waits(Policy.DEFAULT, shorter));
    assertFalse(waits(shorter, Policy.DEFAULT));
    assertFalse(waits(Policy.DEFAULT, Policy.DEFAULT.withLease(new Lease(60, 1, 90))));
  }

  @Test
  void aBlockWaitsForNothing() {
    PostureRules blocks = CALM.withUnknown(Optional.of(Action.BLOCK));
    assertEquals(Optional.empty(), after(Optional.empty(), CALM, blocks, NOW));
  }

  @Test
  void anotherPolicyWithinTheDayNeitherShortensNorLengthensIt() {
    Optional<WipeProbation> running = after(Optional.empty(), CALM, ROOTED, NOW);
    Instant later = NOW.plus(Duration.ofHours(5));
    PostureRules same = ROOTED.withUnknown(Optional.empty());
    assertEquals(running, after(running, ROOTED, same, later));
  }

  @Test
  void aFurtherWipeWithinTheDayWaitsADayOfItsOwn() {
    Optional<WipeProbation> running = after(Optional.empty(), CALM, ROOTED, NOW);
    Instant later = NOW.plus(Duration.ofHours(5));
    assertEquals(Optional.of(begun(CALM, later)), after(running, ROOTED, BOTH, later));
  }

  @Test
  void takingItBackEndsIt() {
    Optional<WipeProbation> running = after(Optional.empty(), CALM, ROOTED, NOW);
    assertEquals(Optional.empty(), after(running, ROOTED, CALM, NOW));
  }

  @Test
  void afterTheDayTheRulesHaveStood() {
    Optional<WipeProbation> running = after(Optional.empty(), CALM, ROOTED, NOW);
    Instant end = NOW.plus(WipeProbation.LENGTH);
    assertFalse(running.orElseThrow().isOver(end.minusMillis(1)));
    assertTrue(running.orElseThrow().isOver(end));
    assertEquals(Optional.of(begun(ROOTED, end)), after(running, ROOTED, BOTH, end));
    assertEquals(Optional.empty(), after(running, ROOTED, ROOTED, end));
  }

  @Test
  void inItsDayAWipeBlocksAndTheEmployeeIsToldWhen() {
    Reason rooted = Reason.of(Code.DEVICE_ROOTED, PostureRule.ROOTED.path());
    Reason old = Reason.of(Code.OS_TOO_OLD, "posture.minOs", "1", "2");
    Verdict hard =
        new Verdict(
            List.of(
                new Finding(PostureRule.ROOTED, Action.WIPE, rooted),
                new Finding(PostureRule.MIN_OS, Action.WARN, old)));
    Verdict soft = begun(CALM, NOW).soften(hard);
    assertEquals(Optional.of(Action.BLOCK), soft.action());
    Reason ahead =
        Reason.of(
            Code.POSTURE_WIPE_AHEAD,
            PostureRule.ROOTED.path(),
            NOW.plus(WipeProbation.LENGTH).toString());
    assertEquals(List.of(rooted, ahead, old), soft.reasons());
    assertEquals(Action.WARN, soft.findings().get(2).action());
  }

  private static Optional<WipeProbation> after(
      Optional<WipeProbation> running, PostureRules now, PostureRules next, Instant at) {
    return WipeProbation.after(running, rules(now), rules(next), at);
  }

  private static WipeProbation begun(PostureRules before, Instant at) {
    return new WipeProbation(rules(before), at.plus(Duration.ofHours(24)));
  }

  private static WipeRules rules(PostureRules posture) {
    return WipeRules.of(Policy.DEFAULT.withPosture(posture));
  }

  private static boolean waits(Policy now, Policy next) {
    return WipeProbation.after(Optional.empty(), WipeRules.of(now), WipeRules.of(next), NOW)
        .isPresent();
  }

  private static Policy attempts(int most, WhenExceeded then) {
    return Policy.DEFAULT.withAccess(Access.DEFAULT.withAttempts(most, then));
  }

  private static PostureRules wipes(PostureRules rules, HealthCheck check) {
    return rules.withCheck(check, Optional.of(Action.WIPE));
  }
}
