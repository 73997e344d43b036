package dev.cordon.core;

import dev.cordon.core.access.PasscodeLife;
import dev.cordon.core.audit.Note;
import dev.cordon.core.control.Attempts;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.Entrance;
import dev.cordon.core.control.PasscodeEntry;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.time.WorkTime;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Access.WhenExceeded;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Counts and judges passcodes (requirements D1, D3). An attempt that could not be judged, because
 * the vault did not answer, is given back. The container's lock is held.
 */
final class PasscodeCheck {
  private final WorkArea container;
  private final ControlStore control;
  private final PasscodeLife life;
  private final WorkTime time;
  private final ShareDoor shares;
  private Optional<Correction> correction = Optional.empty();

  /** What the stored count should be, as long as it could not be written. */
  private record Correction(Attempts stored, Attempts actual) {}

  /**
   * What came of the right passcode.
   *
   * @param result for whoever entered it
   * @param inForce the passcode in force from now on
   */
  record Right(UnlockResult result, Passcode inForce) {}

  /** Something that only the right passcode does. */
  interface Guess {
    /** Does it; empty if the passcode is wrong. */
    Optional<Right> judge() throws ContainerException;
  }

  PasscodeCheck(
      WorkArea container,
      ControlStore control,
      PasscodeLife life,
      WorkTime time,
      ShareDoor shares) {
    this.shares = shares;
    this.container = container;
    this.control = control;
    this.life = life;
    this.time = time;
  }

  UnlockResult judge(ContainerState state, Guess guess) throws ContainerException {
    Optional<UnlockResult> refused = refusal(state);
    return refused.isPresent() ? refused.get() : judge(guess);
  }

  /** What keeps it closed whether the passcode is right or not, or its place is taken. */
  Optional<UnlockResult> refusal(ContainerState state) throws ContainerException {
    if (state instanceof ContainerState.Blocked blocked) {
      return Optional.of(new UnlockResult.Blocked(blocked.reasons()));
    } else if (state instanceof ContainerState.Wiped wiped) {
      return Optional.of(new UnlockResult.Wiped(wiped.why()));
    } else if (state instanceof ContainerState.Wiping wiping) {
      return Optional.of(new UnlockResult.Wiped(wiping.why()));
    } else if (state instanceof ContainerState.New) {
      throw Closures.exception(Closures.whyNot(state));
    }
    Duration pause = remaining();
    if (!pause.isZero()) {
      return Optional.of(new UnlockResult.TooSoon(pause));
    }
    if (soFar().count() >= access().maxAttempts()) {
      return Optional.of(wrong(soFar())); // a kill came between the last count and its consequence
    }
    return shares.refusal().map(why -> new UnlockResult.Blocked(List.of(why)));
  }

  /** Why nothing is looked at for now; empty if the next attempt is. */
  Optional<Reason> pause() {
    long seconds = (remaining().toMillis() + 999) / 1000;
    return seconds == 0
        ? Optional.empty()
        : Optional.of(Reason.of(Code.ATTEMPT_TOO_SOON, Long.toString(seconds)));
  }

  private Duration remaining() {
    return access().attemptDelay() ? soFar().remaining(time.uptime()) : Duration.ZERO;
  }

  /** Counts the attempt before looking at it: a kill in between must not give a free guess. */
  private UnlockResult judge(Guess guess) throws ContainerException {
    Attempts before = soFar();
    PasscodeEntry now = new PasscodeEntry(time.now(), time.uptime());
    Attempts counted = before.oneMore(now.entered());
    control.update(draft -> draft.attempts(counted).noted(time.note()));
    correction = Optional.empty(); // what is stored is right again
    Optional<Right> right;
    try {
      right = guess.judge();
    } catch (ContainerException notJudged) {
      giveBack(counted, before);
      throw notJudged;
    }
    if (right.isPresent()) {
      return right(counted, right.get(), now);
    }
    control.notes().add(Note.of(AuditCode.WRONG_PASSCODE, counted.count()));
    return wrong(counted);
  }

  /** Whoever is not judged learns nothing, so there is nothing to count. */
  private void giveBack(Attempts counted, Attempts before) {
    correction = Optional.of(new Correction(counted, before));
    try {
      control.update(draft -> draft.attempts(before));
    } catch (ContainerException stillNoAnswer) {
      return; // the next attempt starts from the correction
    }
  }

  private UnlockResult right(Attempts counted, Right right, PasscodeEntry now)
      throws ContainerException {
    correction = Optional.of(new Correction(counted, Attempts.NONE));
    try {
      Entrance entrance = life.entered(right.inForce());
      control.update(draft -> draft.attempts(Attempts.NONE).passcode(now).entrance(entrance));
    } catch (VaultUnavailableException later) {
      return right.result(); // it was right; the count starts over in memory
    }
    return right.result();
  }

  private Attempts soFar() {
    Attempts stored = control.get().attempts();
    return correction
        .filter(known -> known.stored().equals(stored))
        .map(Correction::actual)
        .orElse(stored);
  }

  private UnlockResult wrong(Attempts attempts) throws ContainerException {
    int left = access().maxAttempts() - attempts.count();
    if (left > 0) {
      keepRecord();
      Duration pause = access().attemptDelay() ? attempts.pause() : Duration.ZERO;
      return new UnlockResult.Wrong(left, pause);
    }
    Optional<Reason> ahead = WipesAhead.byAttempts(control.get(), attempts.count(), time.now());
    return ahead.isPresent() ? new UnlockResult.Blocked(List.of(ahead.get())) : exceeded(attempts);
  }

  private UnlockResult exceeded(Attempts attempts) throws ContainerException {
    boolean wipes = access().whenExceeded() == WhenExceeded.WIPE;
    Reason why =
        Reason.of(
            wipes ? Code.WIPED_AFTER_ATTEMPTS : Code.TOO_MANY_ATTEMPTS,
            Integer.toString(attempts.count()));
    if (wipes) {
      container.wipeNow(why, Optional.empty());
    } else {
      control.update(draft -> draft.lock(why).attempts(Attempts.NONE));
    }
    return wipes ? new UnlockResult.Wiped(why) : new UnlockResult.Blocked(List.of(why));
  }

  /** It is counted already, and what cannot be recorded now waits. */
  private void keepRecord() {
    try {
      control.record();
    } catch (ContainerException later) {
      return;
    }
  }

  private Access access() {
    return control.get().policy().access();
  }
}
