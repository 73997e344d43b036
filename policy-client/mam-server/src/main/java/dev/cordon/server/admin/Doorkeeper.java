package dev.cordon.server.admin;

import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Endpoint;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.AdminRole;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.SecondFactors.SecondFactor;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets administrators through to the endpoints behind it, by the bearer token of their session or
 * by an API token, and only to those that their roles of this moment open. There are no cookies, so
 * nothing that a browser adds by itself opens anything.
 */
public final class Doorkeeper {
  private static final Pattern SESSION = Pattern.compile("Bearer ([0-9a-z]{52})");

  private final Register register;
  private final TokenDoor tokens;
  private final Clock clock;

  @Inject
  public Doorkeeper(Register register, TokenDoor tokens, Clock clock) {
    this.register = register;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** What only an administrator may ask; {@code administrator} is as the log names them. */
  interface Guarded {
    Answer answer(Call call, String administrator) throws Refused;
  }

  /** What an administrator asks in person. */
  interface Personal {
    Answer answer(Call call, Caller caller) throws Refused;
  }

  /** For who has one of these roles. */
  Endpoint guard(Guarded inner, AdminRole first, AdminRole... others) {
    AdminRole[] enough = new AdminRole[others.length + 1];
    enough[0] = first;
    System.arraycopy(others, 0, enough, 1, others.length);
    return call -> {
      Caller caller = TokenDoor.token(call).isPresent() ? tokens.caller(call) : signedIn(call);
      mustHave(caller, call, enough);
      return inner.answer(call, caller.actor());
    };
  }

  /** For every administrator, whatever the role. */
  Endpoint guardAll(Guarded inner) {
    AdminRole[] all = AdminRole.values();
    return guard(inner, all[0], all);
  }

  /** For people who signed in with all that is demanded, and have one of these roles if any. */
  Endpoint person(Personal inner, AdminRole... enough) {
    return call -> {
      TokenDoor.refuse(call);
      Caller caller = signedIn(call);
      mustHave(caller, call, enough);
      return inner.answer(call, caller);
    };
  }

  /** For people about themselves, even if a second factor is demanded that they have yet to add. */
  Endpoint self(Personal inner) {
    return call -> {
      TokenDoor.refuse(call);
      return inner.answer(call, known(call));
    };
  }

  /** For people and tokens about themselves. */
  Endpoint anybody(Personal inner) {
    return call ->
        inner.answer(call, TokenDoor.token(call).isPresent() ? tokens.caller(call) : known(call));
  }

  private Caller signedIn(Call call) throws Refused {
    Caller caller = known(call);
    if (register.read(tables -> lacksSecondFactor(caller.name(), tables))) {
      throw new Refused(Fault.SECOND_FACTOR_DEMANDED);
    }
    return caller;
  }

  private Caller known(Call call) throws Refused {
    String token = token(call).orElseThrow(() -> new Refused(Fault.SESSION_MISSING));
    // Looked up by hash: the time of a comparison tells nothing about the token.
    return register
        .read(tables -> caller(hash(token), tables))
        .orElseThrow(() -> new Refused(Fault.SESSION_MISSING));
  }

  private Optional<Caller> caller(String tokenSha256, Tables tables) {
    return tables
        .sessions()
        .administrator(tokenSha256, clock.instant())
        .flatMap(tables.administrators()::named)
        .filter(administrator -> !administrator.isDisabled())
        .map(each -> new Caller(each.name(), Optional.empty(), tables.roles().of(each.name())));
  }

  static boolean lacksSecondFactor(String administrator, Tables tables) {
    return tables.secondFactors().areDemanded()
        && tables.secondFactors().of(administrator).filter(SecondFactor::isConfirmed).isEmpty();
  }

  private void mustHave(Caller caller, Call call, AdminRole... enough) throws Refused {
    try {
      caller.mustHave(enough);
    } catch (Refused e) {
      register.transaction(
          tables -> {
            tables
                .auditTrail()
                .add(
                    new AuditTrail.Event(
                        clock.instant(), caller.actor(), Action.ROLE_REFUSED, call.route()));
            return tables;
          });
      throw e;
    }
  }

  static Optional<String> token(Call call) {
    return call.header("Authorization")
        .map(SESSION::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1));
  }

  static String hash(String token) {
    return Sha256.hex(token.getBytes(StandardCharsets.UTF_8));
  }
}
