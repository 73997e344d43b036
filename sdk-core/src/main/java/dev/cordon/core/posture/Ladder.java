package dev.cordon.core.posture;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.health.PostureRule;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Steps of one rule: of those that are hit, the hardest counts, and of these the one that wants
 * most, so that whoever does what it says is done.
 */
final class Ladder {
  private final PostureRule rule;
  private final Code code;
  private final BiPredicate<Version, Version> hits;
  private final List<Step> steps = new ArrayList<>();

  private record Step(Version version, Action action, String shown) {}

  /**
   * @param hits whether the actual version, given first, is hit by a step's
   */
  Ladder(PostureRule rule, Code code, BiPredicate<Version, Version> hits) {
    this.rule = rule;
    this.code = code;
    this.hits = hits;
  }

  PostureRule rule() {
    return rule;
  }

  /** One more step; what is no version was refused with its document. */
  void step(String version, Action action) {
    Version.read(version).ifPresent(read -> step(read, action, version));
  }

  void step(Version version, Action action, Object shown) {
    steps.add(new Step(version, action, shown.toString()));
  }

  /** The hardest action of any step; empty: there is none. */
  Optional<Action> hardest() {
    return steps.stream().map(Step::action).max(Action::compareTo);
  }

  /**
   * @param shown the actual version as the employee knows it
   */
  Optional<Finding> judge(Version actual, String shown) {
    Optional<Step> hardest = Optional.empty();
    for (Step step : steps) {
      if (hits.test(actual, step.version())
          && hardest.map(best -> isHarder(step, best)).orElse(true)) {
        hardest = Optional.of(step);
      }
    }
    return hardest.map(
        step ->
            new Finding(rule, step.action(), Reason.of(code, rule.path(), shown, step.shown())));
  }

  private boolean isHarder(Step step, Step best) {
    int difference = step.action().compareTo(best.action());
    return difference > 0 || (difference == 0 && hits.test(best.version(), step.version()));
  }
}
