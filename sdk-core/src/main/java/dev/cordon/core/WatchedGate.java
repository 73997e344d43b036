package dev.cordon.core;

import dev.cordon.core.audit.Notes;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.gate.Gate;

/**
 * A gate whose refusals are noted. Screens ask about pictures of themselves, and notifiers about
 * every message, so that they know beforehand: their questions are nobody's attempt.
 */
final class WatchedGate implements Gate {
  private final Gate gate;
  private final Notes notes;

  WatchedGate(Gate gate, Notes notes) {
    this.gate = gate;
    this.notes = notes;
  }

  @Override
  public Decision judge(Action action) {
    Decision decision = gate.judge(action);
    if (decision instanceof Decision.Denied denied && isAttempt(action)) {
      notes.denied(denied.why().code());
    }
    return decision;
  }

  private static boolean isAttempt(Action action) {
    return !(action instanceof Action.CaptureScreen
        || action instanceof Action.ShowScreen
        || action instanceof Action.Notify);
  }
}
