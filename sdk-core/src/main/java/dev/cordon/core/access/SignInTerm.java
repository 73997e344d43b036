package dev.cordon.core.access;

import com.google.crypto.tink.subtle.Hex;
import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.SignedIn;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.SignInRefusedException;
import dev.cordon.core.time.WorkTime;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * How long the last sign-in to the organisation counts (requirement D4): {@code
 * access.signInAgainHours}. Reading takes no lock; the container's lock guards changes.
 */
public final class SignInTerm {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration NOTICE = Duration.ofMinutes(30);

  /** How old a password that the identity provider saw may be when it issues the token. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final ControlStore control;
  private final WorkTime time;
  private Optional<String> asked = Optional.empty(); // guarded by the container's lock

  public SignInTerm(ControlStore control, WorkTime time) {
    this.control = control;
    this.time = time;
  }

  /** Why the container is closed until the next sign-in; empty if it is not. */
  public Optional<Reason> whyClosed() {
    return isDue()
        ? Optional.of(Reason.of(Code.SIGN_IN_DUE, Integer.toString(hours(control.get()))))
        : Optional.empty();
  }

  /** Whether a sign-in is due; without garbage where the policy wants none. */
  public boolean isDue() {
    ControlState state = control.get();
    return hours(state) > 0 && state.membership().isPresent() && left(state).isNegative();
  }

  /** That a sign-in is due soon. */
  public Optional<Reason> notice() {
    ControlState state = control.get();
    if (hours(state) == 0 || !state.membership().isPresent()) {
      return Optional.empty();
    }
    Duration left = left(state);
    return left.isNegative() || left.compareTo(NOTICE) > 0
        ? Optional.empty()
        : Optional.of(Reason.of(Code.SIGN_IN_SOON, Long.toString(left.toMinutes())));
  }

  /** A new question: the nonce that the identity provider has to put into its answer. */
  public String ask() {
    byte[] nonce = new byte[16];
    RANDOM.nextBytes(nonce);
    asked = Optional.of(Hex.encode(nonce));
    return asked.get();
  }

  /** Takes the answer to the last question, once. */
  public void answered(IdToken token) throws ContainerException {
    Optional<String> question = asked;
    asked = Optional.empty();
    if (!question.isPresent() || !question.get().equals(token.nonce())) {
      throw new SignInRefusedException(Reason.of(Code.SIGN_IN_NOT_ASKED));
    }
    Duration age = Duration.between(token.authenticatedAt(), token.issuedAt());
    if (age.compareTo(FRESH) > 0) {
      throw new SignInRefusedException(Reason.of(Code.SIGN_IN_NOT_FRESH));
    }
    String account = account(token);
    Optional<SignedIn> known = control.get().entrance().signIn();
    if (known.isPresent() && !known.get().account().equals(account)) {
      throw new SignInRefusedException(Reason.of(Code.SIGN_IN_OTHER_ACCOUNT));
    }
    SignedIn now = new SignedIn(account, time.now());
    control.update(draft -> draft.entrance(control.get().entrance().with(now)));
  }

  private Duration left(ControlState state) {
    Optional<SignedIn> last = state.entrance().signIn();
    return last.map(
            signIn ->
                Duration.between(time.now(), signIn.at().plus(Duration.ofHours(hours(state)))))
        .orElse(Duration.ofHours(-1));
  }

  private static int hours(ControlState state) {
    return state.policy().access().signInAgainHours();
  }

  private static String account(IdToken token) {
    String both = token.issuer().length() + ":" + token.issuer() + token.subject();
    return Hex.encode(Sha256.of(both.getBytes(StandardCharsets.UTF_8)));
  }
}
