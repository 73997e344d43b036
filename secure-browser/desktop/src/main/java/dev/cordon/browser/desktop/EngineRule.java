package dev.cordon.browser.desktop;

import dev.cordon.browser.age.EngineJudgement;
import dev.cordon.browser.age.EngineVersion;
import dev.cordon.browser.desktop.Ending.Cause;
import dev.cordon.browser.error.Refusal;
import dev.cordon.policy.protocol.policy.BrowserEngine;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import java.util.Optional;

/** Whether the policy lets this version of the engine show pages (requirement B9). */
final class EngineRule {
  private EngineRule() {}

  static EngineVersion version(String ofJavaFx) {
    return EngineVersion.parse(BrowserEngine.JAVAFX_WEB_VIEW, ofJavaFx);
  }

  /**
   * Why no window opens. Where the policy calls for a wipe none opens either; the container, which
   * is told the version, wipes itself.
   */
  static Optional<Ending> forbids(Policy policy, String version) {
    return EngineJudgement.of(version(version), policy) instanceof EngineJudgement.Old old
            && old.action() != Action.WARN
        ? Optional.of(Ending.of(Cause.ENGINE_OUTDATED, old.why()))
        : Optional.empty();
  }

  /** What the employee is to be told although windows open. */
  static Optional<Refusal> warns(Policy policy, String version) {
    return EngineJudgement.of(version(version), policy) instanceof EngineJudgement.Old old
            && old.action() == Action.WARN
        ? Optional.of(old.why())
        : Optional.empty();
  }
}
