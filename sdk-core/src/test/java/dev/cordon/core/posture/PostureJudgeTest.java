package dev.cordon.core.posture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.device.Facts;
import dev.cordon.core.device.Health;
import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.HealthReport.Outcome;
import dev.cordon.policy.protocol.health.PostureRule;
import dev.cordon.policy.protocol.health.Signal;
import dev.cordon.policy.protocol.policy.BrowserEngine;
import dev.cordon.policy.protocol.policy.PostureRules;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import dev.cordon.policy.protocol.policy.PostureRules.Allowed;
import dev.cordon.policy.protocol.policy.PostureRules.DateStep;
import dev.cordon.policy.protocol.policy.PostureRules.Devices;
import dev.cordon.policy.protocol.policy.PostureRules.EngineStep;
import dev.cordon.policy.protocol.policy.PostureRules.Ladders;
import dev.cordon.policy.protocol.policy.PostureRules.OsStep;
import dev.cordon.policy.protocol.policy.PostureRules.VersionStep;
import dev.cordon.testing.FakeHealth;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostureJudgeTest {
  private static final Ladders NONE = Ladders.NONE;

  private final FakeHealth health = new FakeHealth();
  private PostureRules rules = PostureRules.DEFAULT;

  private Verdict verdict(Platform platform) {
    return PostureJudge.judge(platform, rules, health.measure(), "0.1.0");
  }

  private Verdict verdict() {
    return verdict(Platform.ANDROID);
  }

  private void assertHit(Action action, Code code, String... arguments) {
    Verdict verdict = verdict();
    assertEquals(1, verdict.findings().size(), verdict::toString);
    assertEquals(action, verdict.findings().get(0).action());
    assertEquals(List.of(Reason.of(code, arguments)), verdict.reasons());
  }

  private void assertClean() {
    assertEquals(Verdict.CLEAN, verdict());
  }

  @Nested
  @Tag("E1")
  @Tag("E3")
  class Checks {
    @ParameterizedTest
    @EnumSource
    void whatIsBadHasItsRulesConsequence(HealthCheck check) {
      health.bad(check);
      for (Action action : Action.values()) {
        rules = PostureRules.DEFAULT.withCheck(check, Optional.of(action));
        assertHit(action, Reasons.of(check), check.rule().path());
      }
      rules = PostureRules.DEFAULT.withCheck(check, Optional.empty());
      assertClean();
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyKnowsHasTheConsequenceOfUnknown(HealthCheck check) {
      health.unknown(check);
      rules = PostureRules.DEFAULT.withCheck(check, Optional.of(Action.BLOCK));
      assertHit(Action.WARN, Code.POSTURE_UNKNOWN, check.rule().path());
      rules = rules.withUnknown(Optional.of(Action.BLOCK));
      assertHit(Action.BLOCK, Code.POSTURE_UNKNOWN, check.rule().path());
      rules = rules.withUnknown(Optional.empty());
      assertClean();
    }

    @Test
    void whatNobodyKnowsIsNeverHarderThanTheRuleAndNeverWipes() {
      health.unknown(HealthCheck.ROOTED);
      rules =
          PostureRules.DEFAULT
              .withUnknown(Optional.of(Action.BLOCK))
              .withCheck(HealthCheck.ROOTED, Optional.of(Action.WARN));
      assertHit(Action.WARN, Code.POSTURE_UNKNOWN, "posture.rooted");
      rules = rules.withCheck(HealthCheck.ROOTED, Optional.of(Action.WIPE));
      assertHit(Action.BLOCK, Code.POSTURE_UNKNOWN, "posture.rooted");
      rules = rules.withCheck(HealthCheck.ROOTED, Optional.empty());
      assertClean();
    }

    @Test
    void whatIsNotNamedAtAllIsUnknown() {
      Verdict verdict = PostureJudge.judge(Platform.LINUX, rules, Health.NOTHING, "0.1.0");
      assertEquals(PostureRules.DEFAULT.checks().size(), verdict.findings().size());
      assertEquals(Outcome.WARN, verdict.outcome());
    }
  }

  @Nested
  @Tag("E5")
  class Several {
    @Test
    void theHardestActionWinsAndEveryRuleIsNamed() {
      health.bad(HealthCheck.EMULATOR).bad(HealthCheck.ROOTED).unknown(HealthCheck.DEBUGGABLE);
      rules =
          PostureRules.DEFAULT
              .withCheck(HealthCheck.ROOTED, Optional.of(Action.WARN))
              .withCheck(HealthCheck.EMULATOR, Optional.of(Action.WIPE));
      Verdict verdict = verdict();
      assertEquals(Optional.of(Action.WIPE), verdict.action());
      assertEquals(
          Set.of(PostureRule.EMULATOR, PostureRule.ROOTED, PostureRule.DEBUGGABLE),
          verdict.rules());
      assertEquals(Code.DEVICE_EMULATED, verdict.reasons().get(0).code());
      assertEquals("posture.emulator", verdict.paths(Action.WIPE));
      assertTrue(verdict.closes());
    }

    @Test
    void aWarningClosesNothing() {
      health.unknown(HealthCheck.ROOTED);
      assertFalse(verdict().closes());
      assertFalse(Verdict.CLEAN.closes());
    }
  }

  @Nested
  @Tag("E2")
  class AnOperatingSystem {
    @Test
    void isWarnedAtOneVersionAndBlockedAtTheNext() {
      rules =
          rules.withLadders(
              ladders(
                  List.of(
                      new OsStep(Platform.ANDROID, "13", Action.BLOCK),
                      new OsStep(Platform.ANDROID, "15", Action.WARN),
                      new OsStep(Platform.ANDROID, "10", Action.WIPE),
                      new OsStep(Platform.LINUX, "99", Action.WIPE)),
                  List.of()));
      assertHit(Action.WARN, Code.OS_TOO_OLD, "posture.minOs", "14", "15");
      health.facts(facts -> facts.withOs("12.1"));
      assertHit(Action.BLOCK, Code.OS_TOO_OLD, "posture.minOs", "12.1", "13");
      health.facts(facts -> facts.withOs("9"));
      assertHit(Action.WIPE, Code.OS_TOO_OLD, "posture.minOs", "9", "10");
      health.facts(facts -> facts.withOs("15"));
      assertClean();
    }

    @Test
    void ofTwoEqualStepsTheOneThatWantsMostIsNamed() {
      OsStep little = new OsStep(Platform.ANDROID, "15", Action.BLOCK);
      OsStep much = new OsStep(Platform.ANDROID, "16", Action.BLOCK);
      for (List<OsStep> steps : List.of(List.of(little, much), List.of(much, little))) {
        rules = rules.withLadders(ladders(steps, List.of()));
        assertHit(Action.BLOCK, Code.OS_TOO_OLD, "posture.minOs", "14", "16");
      }
    }

    @Test
    void mayBeTooNew() {
      rules =
          rules.withLadders(
              ladders(
                  List.of(),
                  List.of(
                      new OsStep(Platform.ANDROID, "14", Action.BLOCK),
                      new OsStep(Platform.LINUX, "6", Action.WIPE))));
      health.facts(facts -> facts.withOs("14.2"));
      assertClean();
      health.facts(facts -> facts.withOs("15"));
      assertHit(Action.BLOCK, Code.OS_TOO_NEW, "posture.maxOs", "15", "14");
    }

    @Test
    void whoseVersionCannotBeReadIsUnknown() {
      rules =
          rules.withLadders(
              ladders(List.of(new OsStep(Platform.ANDROID, "13", Action.WIPE)), List.of()));
      health.facts(facts -> facts.withOs("Vanilla Ice Cream"));
      assertHit(Action.WARN, Code.POSTURE_UNKNOWN, "posture.minOs");
      assertEquals(Verdict.CLEAN, verdict(Platform.LINUX));
    }

    @Test
    void hasPatchesOfADay() {
      List<DateStep> steps = List.of(new DateStep(LocalDate.of(2026, 3, 6), Action.BLOCK));
      rules = rules.withLadders(new Ladders(List.of(), List.of(), steps, List.of(), List.of()));
      assertHit(
          Action.BLOCK, Code.PATCH_TOO_OLD, "posture.minPatchDate", "2026-03-05", "2026-03-06");
      assertEquals(Verdict.CLEAN, verdict(Platform.LINUX), "only Android has such dates");
      health.facts(facts -> facts.withPatchDate("2026-03-06"));
      assertClean();
      health.facts(facts -> facts.withPatchDate("March"));
      assertHit(Action.WARN, Code.POSTURE_UNKNOWN, "posture.minPatchDate");
    }
  }

  @Nested
  @Tag("E2")
  class AnApp {
    @Test
    void isHeldToItsOwnVersionAndToThatOfTheSdk() {
      List<VersionStep> app = List.of(new VersionStep("1.1", Action.BLOCK));
      List<VersionStep> sdk = List.of(new VersionStep("0.2", Action.WARN));
      rules = rules.withLadders(new Ladders(List.of(), List.of(), List.of(), app, sdk));
      assertEquals(
          List.of(
              Reason.of(Code.APP_TOO_OLD, "posture.minAppVersion", "1.0", "1.1"),
              Reason.of(Code.SDK_TOO_OLD, "posture.minSdkVersion", "0.1.0", "0.2")),
          verdict().reasons());
    }

    @Test
    @Tag("B9")
    void whoseEngineIsBlockedKeepsTheBrowserClosedAndNotTheContainer() {
      rules =
          rules.withMinBrowserEngine(
              List.of(new EngineStep(BrowserEngine.ANDROID_WEB_VIEW, "143", Action.BLOCK)));
      health.facts(facts -> facts.withEngine(BrowserEngine.ANDROID_WEB_VIEW, "142"));
      assertHit(Action.WARN, Code.BROWSER_ENGINE_TOO_OLD, "posture.minBrowserEngine", "142", "143");
    }

    @Test
    @Tag("B9")
    void withAnOutdatedBrowserEngineIsHeldToTheLadder() {
      rules =
          rules.withMinBrowserEngine(
              List.of(
                  new EngineStep(BrowserEngine.ANDROID_WEB_VIEW, "143", Action.WIPE),
                  new EngineStep(BrowserEngine.JAVAFX_WEB_VIEW, "999", Action.WIPE)));
      assertClean(); // it shows no pages
      health.facts(facts -> facts.withEngine(BrowserEngine.ANDROID_WEB_VIEW, "142.0.7499.52"));
      assertHit(
          Action.WIPE,
          Code.BROWSER_ENGINE_TOO_OLD,
          "posture.minBrowserEngine",
          "142.0.7499.52",
          "143");
      health.facts(facts -> facts.withEngine(BrowserEngine.ANDROID_WEB_VIEW, "143.0"));
      assertClean();
      health.facts(facts -> facts.withEngine(BrowserEngine.ANDROID_WEB_VIEW, "?"));
      assertHit(Action.WARN, Code.POSTURE_UNKNOWN, "posture.minBrowserEngine");
    }
  }

  @Nested
  @Tag("E2")
  class ADevice {
    @Test
    void mustBeOnTheList() {
      Allowed makers = new Allowed(List.of("Alpha", "Beta"), Action.BLOCK);
      Allowed models = new Allowed(List.of("One"), Action.WIPE);
      rules = rules.withDevices(new Devices(Optional.of(makers), Optional.of(models)));
      health.facts(facts -> facts.withDevice(Optional.of("ALPHA "), Optional.of("one")));
      assertClean();
      health.facts(facts -> facts.withDevice(Optional.of("Gamma"), Optional.of("one")));
      assertHit(Action.BLOCK, Code.MANUFACTURER_NOT_ALLOWED, "posture.manufacturers", "Gamma");
      health.facts(facts -> facts.withDevice(Optional.of("beta"), Optional.of("Two")));
      assertHit(Action.WIPE, Code.MODEL_NOT_ALLOWED, "posture.models", "Two");
      health.facts(facts -> facts.withDevice(Optional.of(" "), Optional.of("One")));
      assertHit(Action.WARN, Code.POSTURE_UNKNOWN, "posture.manufacturers");
    }
  }

  @Nested
  class Sources {
    @Test
    @Tag("E5")
    void whoeverFindsSomethingBadIsBelievedAndWhoeverKnowsRatherThanWhoDoesNot() {
      Signal ok = Signal.ok(Evidence.APP_SAYS);
      Signal bad = Signal.bad(Evidence.SU_BINARY);
      Signal unknown = Signal.unknown(Evidence.NOT_MEASURED);
      assertEquals(ok, unknown.and(ok));
      assertEquals(ok, ok.and(unknown));
      assertEquals(bad, ok.and(bad));
      assertEquals(bad, bad.and(ok));
      assertEquals(
          EnumSet.of(Evidence.SU_BINARY, Evidence.TEST_KEYS),
          bad.and(Signal.bad(Evidence.TEST_KEYS)).evidence());
    }

    @Test
    void factsAreAddedAndNotReplaced() {
      Facts one = Facts.NONE.withOs("14");
      Facts both = one.and(Facts.NONE.withOs("1").withApp("2"));
      assertEquals(one.withApp("2"), both);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Code.class,
      names = {"OS_TOO_OLD", "OS_TOO_NEW", "PATCH_TOO_OLD", "APP_TOO_OLD", "SDK_TOO_OLD"})
  @Tag("K3")
  void theEmployeeReadsTheSettingAndBothVersions(Code code) {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
      String text = Reason.of(code, "posture.x", "1.0", "2.0").text(locale);
      for (String part : List.of("posture.x", "1.0", "2.0")) {
        assertTrue(text.contains(part), text);
      }
    }
  }

  private static Ladders ladders(List<OsStep> min, List<OsStep> max) {
    return new Ladders(min, max, NONE.minPatchDate(), NONE.minAppVersion(), NONE.minSdkVersion());
  }
}
