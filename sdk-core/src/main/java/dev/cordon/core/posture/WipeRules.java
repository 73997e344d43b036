package dev.cordon.core.posture;

import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Access.WhenExceeded;
import dev.cordon.policy.protocol.policy.Lease;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PostureRules;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a policy can have the device wiped without a further word.
 *
 * @param posture by the state of the device
 * @param access by wrong passcodes
 * @param lease by time without contact
 */
public record WipeRules(PostureRules posture, Access access, Lease lease) {
  /** Those of {@code policy}. */
  public static WipeRules of(Policy policy) {
    return new WipeRules(policy.posture(), policy.access(), policy.lease());
  }

  /** The wrong passcodes in a row that wipe; no number does where they lock instead. */
  public int attempts() {
    return access.whenExceeded() == WhenExceeded.WIPE ? access.maxAttempts() : Integer.MAX_VALUE;
  }

  /** Whether anything wipes by these that does not by {@code others}, or does later. */
  boolean wipeMoreThan(WipeRules others) {
    return attempts() < others.attempts()
        || lease.wipeAfterDays() < others.lease.wipeAfterDays()
        || !wipes(others.posture).containsAll(wipes(posture));
  }

  /** Everything that wipes, as values to compare: a step that changed is another one. */
  private static Set<Object> wipes(PostureRules rules) {
    Set<Object> wipes = new HashSet<>();
    rules.checks().forEach((check, action) -> add(wipes, action, check));
    rules.minBrowserEngine().forEach(step -> add(wipes, step.action(), step));
    rules.ladders().minOs().forEach(step -> add(wipes, step.action(), List.of("min", step)));
    rules.ladders().maxOs().forEach(step -> add(wipes, step.action(), List.of("max", step)));
    rules.ladders().minPatchDate().forEach(step -> add(wipes, step.action(), step));
    rules.ladders().minAppVersion().forEach(step -> add(wipes, step.action(), step));
    rules
        .ladders()
        .minSdkVersion()
        .forEach(step -> add(wipes, step.action(), List.of("sdk", step)));
    rules
        .devices()
        .manufacturers()
        .ifPresent(list -> add(wipes, list.action(), List.of("manufacturers", list)));
    rules.devices().models().ifPresent(list -> add(wipes, list.action(), List.of("models", list)));
    return wipes;
  }

  private static void add(Set<Object> wipes, Action action, Object what) {
    if (action == Action.WIPE) {
      wipes.add(what);
    }
  }
}
