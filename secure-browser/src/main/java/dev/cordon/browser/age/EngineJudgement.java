package dev.cordon.browser.age;

import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import dev.cordon.policy.protocol.policy.PostureRules.EngineStep;
import java.util.Optional;

/** What the ladder {@code posture.minBrowserEngine} says of an engine (requirements B9, E5). */
public sealed interface EngineJudgement {
  /** New enough. */
  record Fine() implements EngineJudgement {}

  /**
   * Older than a step of the ladder, or than several: then the hardest action counts.
   *
   * @param action what follows
   * @param why names the version and the least that leads to no such action
   */
  record Old(Action action, Refusal why) implements EngineJudgement {}

  /** Judges {@code engine} by {@code policy}. */
  static EngineJudgement of(EngineVersion engine, Policy policy) {
    Optional<Action> hardest = Optional.empty();
    EngineVersion least = EngineVersion.unknown(engine.engine());
    for (EngineStep step : policy.posture().minBrowserEngine()) {
      EngineVersion wanted = EngineVersion.parse(step.engine(), step.version());
      if (step.engine() == engine.engine() && engine.compareTo(wanted) < 0) {
        int harder = hardest.isPresent() ? step.action().compareTo(hardest.get()) : 1;
        if (harder > 0 || (harder == 0 && wanted.compareTo(least) > 0)) {
          hardest = Optional.of(step.action());
          least = wanted;
        }
      }
    }
    String wanted = least.text();
    return hardest.<EngineJudgement>map(action -> old(action, engine, wanted)).orElse(new Fine());
  }

  private static Old old(Action action, EngineVersion engine, String wanted) {
    Problem problem =
        switch (action) {
          case WARN -> Problem.ENGINE_OLD;
          case BLOCK -> Problem.ENGINE_TOO_OLD;
          case WIPE -> Problem.ENGINE_TOO_OLD_WIPE;
        };
    return new Old(action, Refusal.of(problem, engine.text(), wanted));
  }
}
