package dev.cordon.core.posture;

import dev.cordon.core.device.Facts;
import dev.cordon.core.device.Health;
import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.PostureRule;
import dev.cordon.policy.protocol.health.Signal;
import dev.cordon.policy.protocol.policy.PostureRules;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import dev.cordon.policy.protocol.policy.PostureRules.Allowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges what was found by the policy's rules: the same findings and rules always give the same
 * verdict. Of several steps of a ladder the hardest that is hit counts.
 */
public final class PostureJudge {
  private final Platform platform;
  private final PostureRules rules;
  private final Health health;
  private final List<Finding> findings = new ArrayList<>();

  private PostureJudge(Platform platform, PostureRules rules, Health health) {
    this.platform = platform;
    this.rules = rules;
    this.health = health;
  }

  /**
   * The verdict at once, without any time to put things right.
   *
   * @param sdk the version of this SDK
   */
  public static Verdict judge(Platform platform, PostureRules rules, Health health, String sdk) {
    PostureJudge judge = new PostureJudge(platform, rules, health);
    judge.checks();
    judge.ladders(health.facts(), sdk);
    judge.devices(health.facts());
    return new Verdict(judge.findings);
  }

  private void checks() {
    for (Map.Entry<HealthCheck, Action> check : rules.checks().entrySet()) {
      PostureRule rule = check.getKey().rule();
      Signal signal = health.signal(check.getKey());
      if (signal.state() == Signal.State.BAD) {
        hit(rule, check.getValue(), Reason.of(Reasons.of(check.getKey()), rule.path()));
      } else if (signal.state() == Signal.State.UNKNOWN) {
        boolean refused = signal.evidence().contains(Evidence.NOT_AGREED);
        unknown(rule, check.getValue(), refused ? Code.APP_LIST_NOT_AGREED : Code.POSTURE_UNKNOWN);
      }
    }
  }

  private void ladders(Facts facts, String sdk) {
    Ladder os = new Ladder(PostureRule.MIN_OS, Code.OS_TOO_OLD, Version::isBelow);
    rules.ladders().minOs().stream()
        .filter(step -> step.platform() == platform)
        .forEach(step -> os.step(step.version(), step.action()));
    climb(os, facts.os());
    Ladder newest = new Ladder(PostureRule.MAX_OS, Code.OS_TOO_NEW, Version::isBeyond);
    rules.ladders().maxOs().stream()
        .filter(step -> step.platform() == platform)
        .forEach(step -> newest.step(step.version(), step.action()));
    climb(newest, facts.os());
    Ladder app = new Ladder(PostureRule.MIN_APP_VERSION, Code.APP_TOO_OLD, Version::isBelow);
    rules.ladders().minAppVersion().forEach(step -> app.step(step.version(), step.action()));
    climb(app, facts.app());
    Ladder own = new Ladder(PostureRule.MIN_SDK_VERSION, Code.SDK_TOO_OLD, Version::isBelow);
    rules.ladders().minSdkVersion().forEach(step -> own.step(step.version(), step.action()));
    climb(own, Optional.of(sdk));
    engines(facts);
    patches(facts);
  }

  /**
   * An app that shows no pages has no engine that could be too old. One that is too old keeps the
   * browser closed, as the browser sees to itself; the container only warns, or is wiped.
   */
  private void engines(Facts facts) {
    facts
        .engines()
        .forEach(
            (engine, version) -> {
              Ladder ladder =
                  new Ladder(
                      PostureRule.MIN_BROWSER_ENGINE,
                      Code.BROWSER_ENGINE_TOO_OLD,
                      Version::isBelow);
              rules.minBrowserEngine().stream()
                  .filter(step -> step.engine() == engine)
                  .forEach(step -> ladder.step(step.version(), ofEngine(step.action())));
              climb(ladder, Optional.of(version));
            });
  }

  private static Action ofEngine(Action action) {
    return action == Action.BLOCK ? Action.WARN : action;
  }

  /** Only Android has such dates. */
  private void patches(Facts facts) {
    if (platform == Platform.ANDROID) {
      Ladder patches = new Ladder(PostureRule.MIN_PATCH_DATE, Code.PATCH_TOO_OLD, Version::isBelow);
      rules
          .ladders()
          .minPatchDate()
          .forEach(step -> patches.step(Dates.version(step.date()), step.action(), step.date()));
      climb(patches, facts.patchDate().flatMap(Dates::read), facts.patchDate());
    }
  }

  private void devices(Facts facts) {
    rules
        .devices()
        .manufacturers()
        .ifPresent(
            list ->
                allowed(
                    PostureRule.MANUFACTURERS,
                    Code.MANUFACTURER_NOT_ALLOWED,
                    list,
                    facts.manufacturer()));
    rules
        .devices()
        .models()
        .ifPresent(
            list -> allowed(PostureRule.MODELS, Code.MODEL_NOT_ALLOWED, list, facts.model()));
  }

  private void allowed(PostureRule rule, Code code, Allowed list, Optional<String> name) {
    Optional<String> known = name.map(String::trim).filter(trimmed -> !trimmed.isEmpty());
    if (!known.isPresent()) {
      unknown(rule, list.action());
    } else if (list.names().stream().noneMatch(known.get()::equalsIgnoreCase)) {
      hit(rule, list.action(), Reason.of(code, rule.path(), known.get()));
    }
  }

  private void climb(Ladder ladder, Optional<String> actual) {
    climb(ladder, actual.flatMap(Version::read), actual);
  }

  private void climb(Ladder ladder, Optional<Version> actual, Optional<String> shown) {
    if (actual.isPresent()) {
      ladder.judge(actual.get(), shown.orElse("?")).ifPresent(findings::add);
    } else {
      ladder.hardest().ifPresent(action -> unknown(ladder.rule(), action));
    }
  }

  /** What nobody knows has the consequence that the policy gives it, but none that is harder. */
  private void unknown(PostureRule rule, Action ofRule) {
    unknown(rule, ofRule, Code.POSTURE_UNKNOWN);
  }

  private void unknown(PostureRule rule, Action ofRule, Code why) {
    rules
        .unknown()
        .map(action -> action.compareTo(ofRule) < 0 ? action : ofRule)
        .ifPresent(action -> hit(rule, action, Reason.of(why, rule.path())));
  }

  private void hit(PostureRule rule, Action action, Reason why) {
    findings.add(new Finding(rule, action, why));
  }
}
