package dev.cordon.server.admin;

import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.Administrators.Administrator;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Tables;
import dev.cordon.server.secret.Argon2id;
import dev.cordon.server.secret.PasswordHash;
import dev.cordon.server.secret.RandomText;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Turns a name, a password and, where there is a second factor, a code into a session. */
public final class SignIn {
  private static final Duration SESSION = Duration.ofHours(12);
  private static final int MIN_PASSWORD_CHARS = 12;
  private static final int MAX_PASSWORD_CHARS = 256;

  /** Looked at for unknown names, so that they take as long as known ones. */
  private static final PasswordHash NOBODY =
      new PasswordHash(
          "$argon2id$v=19$m=65536,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA"
              + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

  private final Register register;
  private final SignInDelay delay;
  private final SecondFactor factor;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  public SignIn(
      Register register, SignInDelay delay, SecondFactor factor, SecureRandom random, Clock clock) {
    this.register = register;
    this.delay = delay;
    this.factor = factor;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Who wants in.
   *
   * @param newPassword replaces {@code password}; must be there for a one-time one
   * @param code of the second factor, or a recovery code
   */
  record Attempt(
      String user, String password, Optional<String> newPassword, Optional<String> code) {
    String nameSha256() {
      return SignIn.nameSha256(user);
    }
  }

  /**
   * A session.
   *
   * @param token secret, known to the caller alone
   * @param lacksSecondFactor it opens only the adding of one
   */
  record Session(String token, Instant expires, boolean lacksSecondFactor) {}

  Session begin(Attempt attempt) throws Refused {
    return delay.oneAtATime(() -> look(attempt));
  }

  /**
   * Looks at what an administrator who is signed in shows once more; a wrong one counts as at
   * signing in. Whatever {@code then} does is one transaction with the use of the code.
   */
  <T> T again(
      String administrator, String password, Optional<String> code, Register.Work<T, Refused> then)
      throws Refused {
    Attempt attempt = new Attempt(administrator, password, Optional.empty(), code);
    return delay.oneAtATime(
        () -> {
          SignInDelay.Counted counted = delay.count(attempt.nameSha256());
          Administrator known = right(attempt).orElseThrow(() -> new Refused(Fault.PASSWORD_WRONG));
          T result = finish(known, attempt, counted, then);
          delay.forget(attempt.nameSha256());
          return result;
        });
  }

  private Session look(Attempt attempt) throws Refused {
    SignInDelay.Counted counted = delay.count(attempt.nameSha256());
    Optional<Administrator> right = right(attempt);
    if (right.isEmpty()) {
      throw new Refused(Fault.SIGN_IN_REFUSED);
    }
    Administrator known = right.get();
    Optional<PasswordHash> fresh;
    try {
      fresh = fresh(known, attempt);
    } catch (Refused incomplete) {
      delay.takeBack(counted); // nothing was guessed, and nothing is told but that it was right
      throw incomplete;
    }
    Session session = finish(known, attempt, counted, tables -> open(known, fresh, tables));
    delay.forget(attempt.nameSha256());
    return session;
  }

  /** The administrator, if the password is theirs. */
  private Optional<Administrator> right(Attempt attempt) {
    Optional<Administrator> known =
        register.read(tables -> tables.administrators().named(attempt.user()));
    PasswordHash hash = known.map(each -> new PasswordHash(each.passwordHash())).orElse(NOBODY);
    boolean isRight = hash.matches(attempt.password());
    if (known.isEmpty() || known.get().isDisabled() || !isRight) {
      audit(known.map(Administrator::name).orElse("unknown"), Action.SIGN_IN_REFUSED);
      return Optional.empty();
    }
    return known;
  }

  private <T> T finish(
      Administrator known,
      Attempt attempt,
      SignInDelay.Counted counted,
      Register.Work<T, Refused> then)
      throws Refused {
    try {
      return register.transaction(
          tables -> {
            mustBeAsBefore(known, tables);
            factor.check(known.name(), attempt.code(), tables);
            return then.on(tables);
          });
    } catch (Refused e) {
      if (e.code().equals(Fault.SECOND_FACTOR_NEEDED.name())) {
        delay.takeBack(counted);
      } else if (e.code().equals(Fault.SECOND_FACTOR_REFUSED.name())) {
        audit(known.name(), Action.SECOND_FACTOR_REFUSED);
      }
      throw e;
    }
  }

  /**
   * Looking at a password takes long; meanwhile it may have been changed, or its owner disabled.
   */
  private static void mustBeAsBefore(Administrator known, Tables tables) throws Refused {
    if (!tables.administrators().named(known.name()).equals(Optional.of(known))) {
      throw new Refused(Fault.SIGN_IN_REFUSED);
    }
  }

  private Optional<PasswordHash> fresh(Administrator administrator, Attempt attempt)
      throws Refused {
    if (attempt.newPassword().isEmpty()) {
      if (administrator.mustChange()) {
        throw new Refused(Fault.PASSWORD_CHANGE_REQUIRED);
      }
      return Optional.empty();
    }
    String fresh = attempt.newPassword().get();
    if (fresh.length() < MIN_PASSWORD_CHARS
        || fresh.length() > MAX_PASSWORD_CHARS
        || fresh.equals(attempt.password())) {
      throw new Refused(Fault.PASSWORD_TOO_WEAK);
    }
    return Optional.of(PasswordHash.of(fresh, Argon2id.STANDARD, random));
  }

  private Session open(Administrator known, Optional<PasswordHash> fresh, Tables tables) {
    Instant now = clock.instant();
    String name = known.name();
    if (fresh.isPresent()) {
      tables.administrators().put(name, fresh.get().text(), false, now);
      tables.sessions().endAllOf(name);
      tables.auditTrail().add(new AuditTrail.Event(now, name, Action.PASSWORD_CHANGED, name));
    }
    Session session =
        new Session(
            new RandomText(random).token(),
            now.plus(SESSION),
            Doorkeeper.lacksSecondFactor(name, tables));
    tables.sessions().forgetEnded(now);
    tables.sessions().open(Doorkeeper.hash(session.token()), name, now, session.expires());
    tables.auditTrail().add(new AuditTrail.Event(now, name, Action.SIGNED_IN, name));
    return session;
  }

  private void audit(String actor, Action action) {
    register.transaction(
        (Tables tables) -> {
          tables.auditTrail().add(new AuditTrail.Event(clock.instant(), actor, action, actor));
          return tables;
        });
  }

  static String nameSha256(String name) {
    return Sha256.hex(name.getBytes(StandardCharsets.UTF_8));
  }
}
