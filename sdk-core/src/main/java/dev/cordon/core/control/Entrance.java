package dev.cordon.core.control;

import java.time.Instant;
import java.util.Optional;

/**
 * What the container's doors remember, apart from wrong passcodes.
 *
 * @param passcode what is known of the passcode in force; empty before it was entered once
 * @param former earlier passcodes that may not come again
 * @param signIn the last sign-in to the organisation
 * @param lent whether the phone is lent: work stays hidden until the passcode was entered
 * @param passcodeFirst whether a finger or face has to wait for the passcode: the organisation, or
 *     wrong passcodes, closed the container since it was entered
 */
public record Entrance(
    Optional<PasscodeFacts> passcode,
    Optional<FormerPasscodes> former,
    Optional<SignedIn> signIn,
    boolean lent,
    boolean passcodeFirst) {
  /** Of a container that was never opened. */
  public static final Entrance NEW =
      new Entrance(Optional.empty(), Optional.empty(), Optional.empty(), false, false);

  /** With another passcode, or more known of it. */
  public Entrance with(PasscodeFacts facts) {
    return new Entrance(Optional.of(facts), former, signIn, lent, passcodeFirst);
  }

  /** With other earlier passcodes, or none. */
  public Entrance with(Optional<FormerPasscodes> passcodes) {
    return new Entrance(passcode, passcodes, signIn, lent, passcodeFirst);
  }

  /** With a newer sign-in. */
  public Entrance with(SignedIn now) {
    return new Entrance(passcode, former, Optional.of(now), lent, passcodeFirst);
  }

  /** With nothing that lies ahead of {@code now}: a clock set forward stretches no term. */
  public Entrance notAfter(Instant now) {
    return new Entrance(
        passcode.map(facts -> facts.notAfter(now)),
        former,
        signIn.map(last -> last.notAfter(now)),
        lent,
        passcodeFirst);
  }

  /** In other hands. */
  public Entrance lend() {
    return new Entrance(passcode, former, signIn, true, passcodeFirst);
  }

  /** Closed by more than a lock. */
  public Entrance closed() {
    return new Entrance(passcode, former, signIn, lent, true);
  }

  /** The right passcode was entered. */
  public Entrance entered() {
    return new Entrance(passcode, former, signIn, false, false);
  }
}
