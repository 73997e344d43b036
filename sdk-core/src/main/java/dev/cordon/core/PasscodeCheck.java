package dev.cordon.core;

import dev.cordon.core.control.Attempts;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Access.WhenExceeded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts and judges passcodes (requirements D1, D3). The container's lock is held. */
final class PasscodeCheck {
  private final ControlStore control;
  private final DeviceClock clock;
  private final Consequence consequence;

  /** What follows too many wrong passcodes. */
  interface Consequence {
    void follow(Reason why) throws ContainerException;
  }

  /** Something that only the right passcode does. */
  interface Guess {
    boolean isRight() throws ContainerException;
  }

  PasscodeCheck(ControlStore control, DeviceClock clock, Consequence consequence) {
    this.control = control;
    this.clock = clock;
    this.consequence = consequence;
  }

  UnlockResult judge(ContainerState state, Guess guess) throws ContainerException {
    Optional<UnlockResult> refused = refusal(state);
    return refused.isPresent() ? refused.get() : judge(guess);
  }

  private Optional<UnlockResult> refusal(ContainerState state) throws ContainerException {
    if (state instanceof ContainerState.Blocked blocked) {
      return Optional.of(new UnlockResult.Blocked(blocked.reasons()));
    } else if (state instanceof ContainerState.Wiped wiped) {
      return Optional.of(new UnlockResult.Wiped(wiped.why()));
    } else if (state instanceof ContainerState.Wiping wiping) {
      return Optional.of(new UnlockResult.Wiped(wiping.why()));
    } else if (state instanceof ContainerState.New) {
      throw Closures.exception(Closures.whyNot(state));
    }
    Duration pause = control.get().attempts().remaining(clock.now());
    return access().attemptDelay() && !pause.isZero()
        ? Optional.of(new UnlockResult.TooSoon(pause))
        : Optional.empty();
  }

  /** Counts the attempt before looking at it: a kill in between must not give a free guess. */
  private UnlockResult judge(Guess guess) throws ContainerException {
    Attempts before = control.get().attempts();
    if (before.count() >= access().maxAttempts()) {
      return wrong(before); // a kill came between the last count and its consequence
    }
    Instant now = clock.now();
    Attempts counted = before.oneMore(now);
    control.update(
        draft -> {
          control.get().contact().ifPresent(contact -> draft.contact(contact.seenAt(now)));
          return draft.attempts(counted);
        });
    if (guess.isRight()) {
      control.update(draft -> draft.attempts(Attempts.NONE));
      return new UnlockResult.Opened();
    }
    return wrong(counted);
  }

  private UnlockResult wrong(Attempts attempts) throws ContainerException {
    int left = access().maxAttempts() - attempts.count();
    if (left > 0) {
      Duration pause = access().attemptDelay() ? attempts.pause() : Duration.ZERO;
      return new UnlockResult.Wrong(left, pause);
    }
    boolean wipes = access().whenExceeded() == WhenExceeded.WIPE;
    Reason why =
        Reason.of(
            wipes ? Code.WIPED_AFTER_ATTEMPTS : Code.TOO_MANY_ATTEMPTS,
            Integer.toString(attempts.count()));
    consequence.follow(why);
    return wipes ? new UnlockResult.Wiped(why) : new UnlockResult.Blocked(List.of(why));
  }

  private Access access() {
    return control.get().policy().access();
  }
}
