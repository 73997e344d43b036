package dev.cordon.policy.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The device's statement of what it did. It proves what the SDK did, not physics.
 *
 * @param id unique, chosen by the device
 * @param command the command obeyed, or empty if the device acted by its policy alone
 * @param enrolment who speaks
 * @param outcome what was done
 * @param why the reason that led to it
 * @param grade how surely what was destroyed is gone
 * @param destroyed what was destroyed, counted
 * @param begun when it began, by the device's clock
 * @param finished when it was done, by the device's clock
 */
public record Receipt(
    String id,
    Optional<String> command,
    String enrolment,
    Outcome outcome,
    Reason.Code why,
    Grade grade,
    List<Destroyed> destroyed,
    Instant begun,
    Instant finished) {

  /** What was done. */
  public enum Outcome {
    LOCKED,
    UNLOCKED,
    WIPED,
    /** A part was wiped; the container lives. */
    DOMAIN_WIPED,
    REFUSED
  }

  /** How surely what was destroyed is gone. */
  public enum Grade {
    /** Nothing was to be destroyed. */
    NOTHING_DESTROYED,
    /** Keys were overwritten and deleted; a copy taken before may have survived. */
    BEST_EFFORT,
    /** Keys were destroyed by hardware that keeps no copies. */
    HARDWARE_DESTROYED
  }

  public Receipt {
    destroyed = List.copyOf(destroyed);
  }
}
