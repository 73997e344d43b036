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

/** Turns a name and a password into a session. */
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
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  public SignIn(Register register, SignInDelay delay, SecureRandom random, Clock clock) {
    this.register = register;
    this.delay = delay;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Who wants in.
   *
   * @param newPassword replaces {@code password}; must be there for a one-time one
   */
  record Attempt(String user, String password, Optional<String> newPassword) {}

  /**
   * A session.
   *
   * @param token secret, known to the caller alone
   */
  record Session(String token, Instant expires) {}

  Session begin(Attempt attempt) throws Refused {
    return delay.oneAtATime(() -> look(attempt));
  }

  private Session look(Attempt attempt) throws Refused {
    String nameSha256 = Sha256.hex(attempt.user().getBytes(StandardCharsets.UTF_8));
    delay.count(nameSha256);
    Optional<Administrator> known =
        register.read(tables -> tables.administrators().named(attempt.user()));
    PasswordHash hash = known.map(each -> new PasswordHash(each.passwordHash())).orElse(NOBODY);
    boolean isRight = hash.matches(attempt.password());
    if (known.isEmpty() || !isRight) {
      audit(known.map(Administrator::name).orElse("unknown"), Action.SIGN_IN_REFUSED);
      throw new Refused(Fault.SIGN_IN_REFUSED);
    }
    delay.forget(nameSha256);
    changePassword(known.get(), attempt);
    return open(known.get().name());
  }

  private void changePassword(Administrator administrator, Attempt attempt) throws Refused {
    if (attempt.newPassword().isEmpty()) {
      if (administrator.mustChange()) {
        throw new Refused(Fault.PASSWORD_CHANGE_REQUIRED);
      }
      return;
    }
    String fresh = attempt.newPassword().get();
    if (fresh.length() < MIN_PASSWORD_CHARS
        || fresh.length() > MAX_PASSWORD_CHARS
        || fresh.equals(attempt.password())) {
      throw new Refused(Fault.PASSWORD_TOO_WEAK);
    }
    String name = administrator.name();
    PasswordHash hash = PasswordHash.of(fresh, Argon2id.STANDARD, random);
    register.transaction(
        tables -> {
          tables.administrators().put(new Administrator(name, hash.text(), false), clock.instant());
          tables.sessions().endAllOf(name);
          return tables;
        });
    audit(name, Action.PASSWORD_CHANGED);
  }

  private Session open(String administrator) {
    Instant now = clock.instant();
    Session session = new Session(new RandomText(random).token(), now.plus(SESSION));
    register.transaction(
        tables -> {
          tables.sessions().forgetEnded(now);
          tables
              .sessions()
              .open(Doorkeeper.hash(session.token()), administrator, now, session.expires());
          return tables;
        });
    audit(administrator, Action.SIGNED_IN);
    return session;
  }

  private void audit(String actor, Action action) {
    register.transaction(
        (Tables tables) -> {
          tables.auditTrail().add(new AuditTrail.Event(clock.instant(), actor, action, actor));
          return tables;
        });
  }
}
