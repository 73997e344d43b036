package dev.cordon.server.device;

import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.health.HealthReport;
import dev.cordon.server.register.IssuedCommand;
import dev.cordon.server.register.Stage;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Whether a device may have the server's share of its keys: user and device are who they were, and
 * the device's state, measured for this very check-in, is clean (requirement D4). The server does
 * not take the device's word for what was ordered.
 */
public final class ShareRules {
  private final Clock clock;

  @Inject
  public ShareRules(Clock clock) {
    this.clock = clock;
  }

  boolean permit(CheckIn said, Tables tables) {
    List<IssuedCommand> commands = tables.commands().of(said.enrolment());
    return isClean(said)
        && commands.stream().noneMatch(ShareRules::wipes)
        && !isLocked(commands, clock.instant());
  }

  private static boolean isClean(CheckIn said) {
    HealthReport.Outcome outcome = said.posture().health().outcome();
    return outcome.compareTo(HealthReport.Outcome.BLOCK) < 0
        && said.condition() != Condition.WIPING
        && said.condition() != Condition.WIPED
        && !said.reasons().contains(Reason.Code.LOCKED_BY_ADMINISTRATOR);
  }

  private static boolean wipes(IssuedCommand ordered) {
    Command.Kind kind = ordered.command().kind();
    return (kind == Command.Kind.WIPE || kind == Command.Kind.END_USE) && isInForce(ordered);
  }

  /** By the last order that locks or unlocks, obeyed or still to be. */
  private static boolean isLocked(List<IssuedCommand> commands, Instant now) {
    boolean locked = false;
    for (IssuedCommand ordered : commands) {
      boolean counts =
          isInForce(ordered) && (ordered.stage().isLast() || ordered.expires().isAfter(now));
      if (counts && ordered.command().kind() == Command.Kind.LOCK) {
        locked = true;
      } else if (counts && ordered.command().kind() == Command.Kind.UNLOCK) {
        locked = false;
      }
    }
    return locked;
  }

  private static boolean isInForce(IssuedCommand ordered) {
    return ordered.stage() != Stage.FAILED && ordered.stage() != Stage.REVOKED;
  }
}
