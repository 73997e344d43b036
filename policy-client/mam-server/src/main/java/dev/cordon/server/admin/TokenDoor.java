package dev.cordon.server.admin;

import dev.cordon.server.http.Call;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.AdminRole;
import dev.cordon.server.register.Administrators.Administrator;
import dev.cordon.server.register.ApiTokens.ApiToken;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows scripts by their API tokens. A token may do what stands in it and what its administrator
 * may do at this moment, whichever is less. Each use is in the log.
 */
public final class TokenDoor {
  /** What tells a token from a session, in code and where somebody finds one lying about. */
  static final String PREFIX = "mam_";

  private static final Pattern TOKEN = Pattern.compile("Bearer (" + PREFIX + "[0-9a-z]{52})");

  private final Register register;
  private final Clock clock;

  @Inject
  public TokenDoor(Register register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  static Optional<String> token(Call call) {
    return call.header("Authorization")
        .map(TOKEN::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1));
  }

  /** For what a script has no business with. */
  static void refuse(Call call) throws Refused {
    if (token(call).isPresent()) {
      throw new Refused(Fault.PERSON_NEEDED);
    }
  }

  Caller caller(Call call) throws Refused {
    String hash = Doorkeeper.hash(token(call).orElseThrow());
    return register.transaction(tables -> use(hash, call.route(), tables));
  }

  private Caller use(String hash, String route, Tables tables) throws Refused {
    Instant now = clock.instant();
    ApiToken token =
        tables
            .apiTokens()
            .withHash(hash)
            .filter(each -> each.revoked().isEmpty() && each.expires().isAfter(now))
            .filter(each -> isEnabled(each.administrator(), tables))
            .orElseThrow(() -> new Refused(Fault.TOKEN_REFUSED));
    Set<AdminRole> roles = EnumSet.copyOf(token.roles());
    roles.retainAll(tables.roles().of(token.administrator()));
    Caller caller = new Caller(token.administrator(), Optional.of(token.name()), roles);
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    if (token.lastUsed().filter(used -> !used.isBefore(today)).isEmpty()) {
      tables.apiTokens().used(token, today); // the day: servers beside each other rarely collide
    }
    tables.auditTrail().add(new AuditTrail.Event(now, caller.actor(), Action.TOKEN_USED, route));
    return caller;
  }

  private static boolean isEnabled(String administrator, Tables tables) {
    return tables
        .administrators()
        .named(administrator)
        .filter(each -> !each.isDisabled())
        .map(Administrator::name)
        .isPresent();
  }
}
