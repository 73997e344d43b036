package dev.cordon.core;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.gate.Gate;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;

/** The gate of a phone that may be lent: then not even a notification says that there is work. */
final class QuietGate implements Gate {
  private static final Decision QUIET = new Decision.Denied(Reason.of(Code.PHONE_LENT));

  private final Gate gate;
  private final ControlStore control;

  QuietGate(Gate gate, ControlStore control) {
    this.gate = gate;
    this.control = control;
  }

  @Override
  public Decision judge(Action action) {
    boolean quiet = action instanceof Action.Notify && control.get().entrance().lent();
    return quiet ? QUIET : gate.judge(action);
  }
}
