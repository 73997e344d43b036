package dev.cordon.browser.desktop;

import dev.cordon.policy.protocol.policy.Policy;
import java.util.Optional;

/** Whether the policy lets this version of the engine show pages (requirement B9). */
final class EngineRule {
  private EngineRule() {}

  static Optional<Ending> forbids(Policy policy, String version) {
    return Optional.empty();
  }
}
