package dev.cordon.policy.protocol.health;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a check found.
 *
 * @param state the finding
 * @param evidence what it rests on; at least one
 */
public record Signal(State state, Set<Evidence> evidence) {
  /** From the least weighty finding to the weightiest. */
  public enum State {
    /** Nobody knows. */
    UNKNOWN,
    /** As it should be, as far as can be seen. */
    OK,
    /** Not as it should be. */
    BAD
  }

  public Signal {
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("a signal needs evidence");
    }
    evidence = Collections.unmodifiableSet(EnumSet.copyOf(evidence));
  }

  /** As it should be. */
  public static Signal ok(Evidence evidence) {
    return new Signal(State.OK, Set.of(evidence));
  }

  /** Not as it should be. */
  public static Signal bad(Evidence evidence) {
    return new Signal(State.BAD, Set.of(evidence));
  }

  /** Nobody knows. */
  public static Signal unknown(Evidence evidence) {
    return new Signal(State.UNKNOWN, Set.of(evidence));
  }

  /** Bad with all that was found, or else {@code otherwise}. */
  public static Signal badIfAny(Collection<Evidence> found, Signal otherwise) {
    return found.isEmpty() ? otherwise : new Signal(State.BAD, EnumSet.copyOf(found));
  }

  /**
   * What two checks of the same thing say together: whoever found something bad is believed, and
   * whoever knows rather than who does not.
   */
  public Signal and(Signal other) {
    if (state != other.state) {
      return state.compareTo(other.state) > 0 ? this : other;
    }
    EnumSet<Evidence> both = EnumSet.copyOf(evidence);
    both.addAll(other.evidence);
    return new Signal(state, both);
  }
}
