package dev.cordon.core.access;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.Entrance;
import dev.cordon.core.control.PasscodeFacts;
import dev.cordon.core.device.Device;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.PasscodeRefusedException;
import dev.cordon.core.keys.KeyChain;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.core.time.WorkTime;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.PasscodeRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the passcode in force may stay: it gets old, rules get stricter, and earlier ones may not
 * come again (requirement D1). The container's lock is held.
 */
public final class PasscodeLife {
  /** How long before its end the employee is told. */
  private static final int NOTICE_DAYS = 7;

  private final ControlStore control;
  private final KeyChain keyChain;
  private final WorkTime time;
  private final FormerPasscodeCheck former;

  public PasscodeLife(ControlStore control, KeyChain keyChain, Device device, WorkTime time) {
    this.control = control;
    this.keyChain = keyChain;
    this.time = time;
    this.former = new FormerPasscodeCheck(control, device.vault(), device.passcodeCost());
  }

  /**
   * Why {@code typed}, should it be right, opens nothing before it was changed. To be told only if
   * it is right.
   */
  public Optional<Reason> whyChange(Passcode typed) throws ContainerException {
    Optional<Reason> rule = brokenRule(typed);
    return rule.isPresent() ? rule : tooOld(facts());
  }

  /** Why the passcode itself has to be entered; empty if a finger will do. */
  public Optional<Reason> whyAsk() throws ContainerException {
    Optional<PasscodeFacts> facts = facts();
    if (!facts.isPresent() || !facts.get().meets().covers(rules())) {
      return Optional.of(Reason.of(Code.PASSCODE_RULES_CHANGED));
    }
    return tooOld(facts);
  }

  /** That the passcode has to be changed soon; of a snapshot, without any lock. */
  public Optional<Reason> notice() {
    Optional<PasscodeFacts> facts = control.get().entrance().passcode();
    if (rules().maxAgeDays() == 0 || !facts.isPresent()) {
      return Optional.empty();
    }
    long millis = Duration.between(time.now(), end(facts.get())).toMillis();
    long days = Math.floorDiv(millis - 1, Duration.ofDays(1).toMillis()) + 1;
    return days >= 1 && days <= NOTICE_DAYS
        ? Optional.of(Reason.of(Code.PASSCODE_EXPIRES_SOON, Long.toString(days)))
        : Optional.empty();
  }

  /**
   * Judges a new passcode that is to follow {@code current}.
   *
   * @throws PasscodeRefusedException if it breaks a rule or is the same
   */
  public void check(Passcode current, Passcode next) throws PasscodeRefusedException {
    PasscodeQuality.check(next, rules());
    try (SecretBytes one = current.encoded();
        SecretBytes other = next.encoded()) {
      if (one.equals(other)) {
        throw new PasscodeRefusedException(Reason.of(Code.PASSCODE_SAME));
      }
    }
  }

  /**
   * Refuses {@code next} if it was used before, and keeps {@code current}, which was found right,
   * as one that was. Durable before the new one is in force: a kill forgets neither.
   */
  public void replace(Passcode current, Passcode next) throws ContainerException {
    int most = rules().history();
    if (most > 0) {
      String inForce = keyChain.passcodeSlot();
      former.refuse(next, inForce, most);
      former.keep(current, inForce, most);
    }
  }

  /** What the doors remember after {@code right}, the passcode in force, was entered. */
  public Entrance entered(Passcode right) throws ContainerException {
    Entrance entrance = control.get().entrance().entered();
    entrance = rules().history() == 0 ? entrance.with(Optional.empty()) : entrance;
    Optional<PasscodeFacts> facts = facts();
    boolean good = !brokenRule(right).isPresent();
    if (facts.isPresent() && !good) {
      return entrance;
    }
    PasscodeRules meets = good ? rules() : new PasscodeRules(PasscodeRules.Type.NUMERIC, 0, false);
    // Of a slot that is not known yet, a kill hid the moment of the change: it is not long ago.
    Instant since = facts.map(PasscodeFacts::since).orElseGet(time::now);
    return entrance.with(
        new PasscodeFacts(
            keyChain.passcodeSlot(),
            since,
            new PasscodeRules(meets.type(), meets.minLength(), meets.forbidSimple())));
  }

  private Optional<PasscodeFacts> facts() throws ContainerException {
    Optional<PasscodeFacts> facts = control.get().entrance().passcode();
    return facts.isPresent() && facts.get().slot().equals(keyChain.passcodeSlot())
        ? facts
        : Optional.empty();
  }

  private Optional<Reason> tooOld(Optional<PasscodeFacts> facts) {
    int days = rules().maxAgeDays();
    boolean over = days > 0 && facts.isPresent() && !time.now().isBefore(end(facts.get()));
    return over
        ? Optional.of(Reason.of(Code.PASSCODE_EXPIRED, Integer.toString(days)))
        : Optional.empty();
  }

  private Instant end(PasscodeFacts facts) {
    return facts.since().plus(Duration.ofDays(rules().maxAgeDays()));
  }

  private Optional<Reason> brokenRule(Passcode typed) {
    try {
      PasscodeQuality.check(typed, rules());
      return Optional.empty();
    } catch (PasscodeRefusedException e) {
      return Optional.of(e.reason());
    }
  }

  private PasscodeRules rules() {
    return control.get().policy().access().passcode();
  }
}
