package dev.cordon.core.gate;

import dev.cordon.policy.protocol.Reason;
import java.util.Optional;

/**
 * The gate's answer. What is not {@link Allowed} or {@link Changed} does not leave: ask {@link
 * #mayLeave} or for {@link Allowed}, never whether it was not {@link Denied}.
 */
public sealed interface Decision {
  /**
   * What may leave of the text that was asked about: all of it, what the gate made of it, or
   * nothing.
   */
  default Optional<String> mayLeave(String asked) {
    if (this instanceof Allowed) {
      return Optional.of(asked);
    }
    return this instanceof Changed changed ? Optional.of(changed.text()) : Optional.empty();
  }

  /** What the employee is to be told; empty if all went as asked. */
  default Optional<Reason> reason() {
    if (this instanceof Changed changed) {
      return Optional.of(changed.why());
    } else if (this instanceof KeptInside kept) {
      return Optional.of(kept.why());
    }
    return this instanceof Denied denied ? Optional.of(denied.why()) : Optional.empty();
  }

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
