package dev.cordon.core.gate;

import dev.cordon.policy.protocol.Reason;

/** The gate's answer. */
public sealed interface Decision {
  /** Go on as asked. */
  record Allowed() implements Decision {}

  /**
   * Go on with this text instead: shortened or redacted.
   *
   * @param text what may leave
   * @param why what was changed and why, for the employee
   */
  record Changed(String text, Reason why) implements Decision {
    @Override
    public String toString() {
      return "Changed[" + why.code() + "]";
    }
  }

  /** Do it inside the container only: the container's clipboard, a work app. */
  record KeptInside(Reason why) implements Decision {}

  /** Do not. */
  record Denied(Reason why) implements Decision {}
}
