package dev.cordon.core.posture;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The day in which a wipe that a new policy brought only blocks, so that one online key, stolen or
 * mistyped with, cannot wipe a fleet. What the rules before would wipe as well is wiped at once.
 *
 * @param before the rules that have stood for a day
 * @param until when the new ones have
 */
public record WipeProbation(WipeRules before, Instant until) {
  /** How long a new wipe only blocks. */
  public static final Duration LENGTH = Duration.ofHours(24);

  /**
   * What is to be waited for when {@code next} replaces {@code now}.
   *
   * @param running the probation of an earlier change
   */
  public static Optional<WipeProbation> after(
      Optional<WipeProbation> running, WipeRules now, WipeRules next, Instant at) {
    Optional<WipeProbation> active = running.filter(probation -> !probation.isOver(at));
    WipeRules stood = active.map(WipeProbation::before).orElse(now);
    if (!next.wipeMoreThan(stood)) {
      return Optional.empty();
    }
    boolean goesOn = active.isPresent() && !next.wipeMoreThan(now);
    return goesOn ? active : Optional.of(new WipeProbation(stood, at.plus(LENGTH)));
  }

  /** Whether the new rules have stood long enough. */
  public boolean isOver(Instant now) {
    return !now.isBefore(until);
  }

  /** {@code verdict}, which calls for a wipe, with a block in its place and a word about it. */
  public Verdict soften(Verdict verdict) {
    List<Finding> softer = new ArrayList<>();
    for (Finding finding : verdict.findings()) {
      boolean wipes = finding.action() == Action.WIPE;
      softer.add(wipes ? new Finding(finding.rule(), Action.BLOCK, finding.why()) : finding);
    }
    Reason ahead = Reason.of(Code.POSTURE_WIPE_AHEAD, verdict.paths(Action.WIPE), until.toString());
    softer.add(new Finding(verdict.findings().get(0).rule(), Action.BLOCK, ahead));
    return new Verdict(softer);
  }
}
