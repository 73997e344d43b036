package dev.cordon.browser.age;

import static dev.cordon.policy.protocol.policy.BrowserEngine.ANDROID_WEB_VIEW;
import static dev.cordon.policy.protocol.policy.BrowserEngine.JAVAFX_WEB_VIEW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.policy.protocol.policy.BrowserEngine;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PostureRules;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import dev.cordon.policy.protocol.policy.PostureRules.EngineStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B9")
@Tag("E2")
class EngineJudgementTest {
  @Nested
  class AVersion {
    @ParameterizedTest
    @CsvSource({
      "21.0.5, 21.0.12",
      "21.0.12, 21.1",
      "21, 21.0.1",
      "9, 21",
      "616.1.17, 616.1.18",
      "143.0.7499.52, 143.0.7499.146",
      "999999999, 999999999.1",
    })
    void isOlderByItsFirstSmallerNumber(String older, String newer) {
      assertTrue(version(older).compareTo(version(newer)) < 0);
      assertTrue(version(newer).compareTo(version(older)) > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"21", "21.0", "21.0.0", "021", "21+2", "21-ea", "21.0 (build 5)"})
    void saysNothingByItsZerosAndItsBuild(String same) {
      assertEquals(version("21"), version(same));
      assertEquals("21", version(same).text());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "new",
          "21.",
          ".21",
          "2l",
          "-1",
          "21..1",
          "1.1.1.1.1.1.1",
          "1234567890",
          "٢١",
          "21\n",
          "21+\u202E"
        })
    void thatCannotBeReadIsOlderThanAny(String garbage) {
      EngineVersion unknown = version(garbage);
      assertEquals(EngineVersion.unknown(JAVAFX_WEB_VIEW), unknown);
      assertTrue(unknown.compareTo(version("0")) < 0);
      assertEquals("?", unknown.text());
    }
  }

  @Test
  void withoutALadderEveryEngineIsFine() {
    assertEquals(new EngineJudgement.Fine(), EngineJudgement.of(version("1"), Policy.DEFAULT));
    EngineVersion unknown = EngineVersion.unknown(JAVAFX_WEB_VIEW);
    assertEquals(new EngineJudgement.Fine(), EngineJudgement.of(unknown, Policy.DEFAULT));
  }

  @Test
  @Tag("E5")
  void eachStepOfTheLadderLeadsToItsAction() {
    Policy policy =
        ladder(
            step(JAVAFX_WEB_VIEW, "22", Action.WARN),
            step(JAVAFX_WEB_VIEW, "17", Action.WIPE),
            step(JAVAFX_WEB_VIEW, "21.0.10", Action.BLOCK),
            step(JAVAFX_WEB_VIEW, "21.0.12", Action.BLOCK));
    assertEquals(new EngineJudgement.Fine(), EngineJudgement.of(version("22"), policy));
    assertOld(Action.WARN, Problem.ENGINE_OLD, "21.0.12", "22", policy);
    assertOld(Action.BLOCK, Problem.ENGINE_TOO_OLD, "21.0.11", "21.0.12", policy);
    assertOld(Action.BLOCK, Problem.ENGINE_TOO_OLD, "17", "21.0.12", policy);
    assertOld(Action.WIPE, Problem.ENGINE_TOO_OLD_WIPE, "16.9", "17", policy);
    assertOld(Action.WIPE, Problem.ENGINE_TOO_OLD_WIPE, "?", "17", policy);
  }

  @Test
  void theOrderOfTheStepsDoesNotMatter() {
    List<EngineStep> steps =
        new ArrayList<>(
            List.of(
                step(JAVAFX_WEB_VIEW, "22", Action.WARN),
                step(JAVAFX_WEB_VIEW, "21", Action.BLOCK),
                step(JAVAFX_WEB_VIEW, "20", Action.BLOCK)));
    for (int turn = 0; turn < 3; turn++) {
      Policy policy = Policy.DEFAULT.withPosture(PostureRules.DEFAULT.withMinBrowserEngine(steps));
      assertOld(Action.BLOCK, Problem.ENGINE_TOO_OLD, "19", "21", policy);
      Collections.rotate(steps, 1);
    }
  }

  @Test
  void aStepOfAnotherEngineSaysNothing() {
    Policy policy = ladder(step(ANDROID_WEB_VIEW, "143", Action.WIPE));
    assertEquals(new EngineJudgement.Fine(), EngineJudgement.of(version("21.0.12"), policy));
    EngineVersion android = EngineVersion.parse(ANDROID_WEB_VIEW, "142.0.1");
    assertTrue(EngineJudgement.of(android, policy) instanceof EngineJudgement.Old);
  }

  @Test
  @Tag("K3")
  void theEmployeeReadsBothVersions() {
    Refusal why = Refusal.of(Problem.ENGINE_TOO_OLD, "21.0.5", "21.0.12");
    for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
      assertTrue(why.text(locale).contains("21.0.5"));
      assertTrue(why.text(locale).contains("21.0.12"));
    }
  }

  private static void assertOld(
      Action action, Problem problem, String engine, String wanted, Policy policy) {
    assertEquals(
        new EngineJudgement.Old(action, Refusal.of(problem, engine, wanted)),
        EngineJudgement.of(version(engine), policy));
  }

  private static EngineVersion version(String text) {
    return EngineVersion.parse(JAVAFX_WEB_VIEW, text);
  }

  private static EngineStep step(BrowserEngine engine, String version, Action action) {
    return new EngineStep(engine, version, action);
  }

  private static Policy ladder(EngineStep... steps) {
    return Policy.DEFAULT.withPosture(PostureRules.DEFAULT.withMinBrowserEngine(List.of(steps)));
  }
}
