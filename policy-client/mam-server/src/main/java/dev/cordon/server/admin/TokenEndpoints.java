package dev.cordon.server.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.AdminRole;
import dev.cordon.server.register.ApiTokens.ApiToken;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Tables;
import dev.cordon.server.secret.RandomText;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** {@code /v1/admin/tokens}: what scripts sign in with. Made and revoked by people only. */
public final class TokenEndpoints {
  private static final int MAX_DAYS = 366;
  private static final int DEFAULT_DAYS = 90;

  /** Acts of a person: a script that approves is no second pair of eyes. */
  private static final Set<AdminRole> NEVER = EnumSet.of(AdminRole.OWNER, AdminRole.APPROVER);

  private final Register register;
  private final RandomText words;
  private final Clock clock;

  @Inject
  public TokenEndpoints(Register register, RandomText words, Clock clock) {
    this.register = register;
    this.words = words;
    this.clock = clock;
  }

  private record Wanted(String name, Set<AdminRole> roles, long days) {}

  /** One's own; owners and auditors see all. */
  Answer list(Call call, Caller caller) {
    boolean seesAll =
        caller.roles().contains(AdminRole.OWNER) || caller.roles().contains(AdminRole.AUDITOR);
    JsonArray list = new JsonArray();
    register.read(tables -> tables.apiTokens().all()).stream()
        .filter(token -> seesAll || token.administrator().equals(caller.name()))
        .forEach(token -> list.add(json(token)));
    JsonObject json = new JsonObject();
    json.add("tokens", list);
    return Answer.json(200, json);
  }

  Answer add(Call call, Caller caller) throws Refused {
    Wanted wanted =
        call.read(
            fields ->
                new Wanted(
                    AdminNames.name(fields),
                    AdminNames.roles(fields),
                    fields.has("validDays")
                        ? fields.number("validDays", 1, MAX_DAYS)
                        : DEFAULT_DAYS));
    String secret = TokenDoor.PREFIX + words.token();
    ApiToken added = register.transaction(tables -> add(wanted, secret, caller, tables));
    JsonObject json = json(added);
    json.addProperty("token", secret);
    return Answer.json(201, json);
  }

  private ApiToken add(Wanted wanted, String secret, Caller caller, Tables tables) throws Refused {
    Set<AdminRole> tooMuch = EnumSet.copyOf(wanted.roles());
    Set<AdminRole> possible = tables.roles().of(caller.name()); // as it is now, not as it was asked
    possible.removeAll(NEVER);
    tooMuch.removeAll(possible);
    if (!tooMuch.isEmpty()) {
      throw new Refused(Fault.TOKEN_ROLES, Caller.words(tooMuch));
    }
    if (tables.apiTokens().find(caller.name(), wanted.name()).isPresent()) {
      throw new Refused(Fault.TOKEN_EXISTS);
    }
    Instant now = clock.instant();
    ApiToken token =
        new ApiToken(
            caller.name(),
            wanted.name(),
            wanted.roles(),
            now,
            now.plus(Duration.ofDays(wanted.days())),
            Optional.empty(),
            Optional.empty());
    tables.apiTokens().add(token, Doorkeeper.hash(secret));
    String subject = wanted.name() + " " + Caller.words(wanted.roles());
    note(caller, Action.TOKEN_ADDED, subject, tables);
    return token;
  }

  /** One's own, or as an owner anybody's. Repeatable. */
  Answer revoke(Call call, Caller caller) throws Refused {
    String administrator = call.parameter("administrator");
    if (!administrator.equals(caller.name())) {
      caller.mustHave(AdminRole.OWNER);
    }
    register.transaction(
        tables -> {
          ApiToken token =
              tables
                  .apiTokens()
                  .find(administrator, call.parameter("name"))
                  .orElseThrow(() -> new Refused(Fault.TOKEN_UNKNOWN));
          if (token.revoked().isEmpty()) {
            tables.apiTokens().revoke(token, clock.instant());
            String subject = token.administrator() + "/" + token.name();
            note(caller, Action.TOKEN_REVOKED, subject, tables);
          }
          return tables;
        });
    return Answer.empty(204);
  }

  private void note(Caller caller, Action action, String subject, Tables tables) {
    tables.auditTrail().add(new AuditTrail.Event(clock.instant(), caller.actor(), action, subject));
  }

  private static JsonObject json(ApiToken token) {
    JsonObject json = new JsonObject();
    json.addProperty("administrator", token.administrator());
    json.addProperty("name", token.name());
    json.add("roles", AccountEndpoints.words(token.roles()));
    json.addProperty("created", token.created().toString());
    json.addProperty("expires", token.expires().toString());
    json.addProperty(
        "lastUsed", token.lastUsed().map(day -> day.toString().substring(0, 10)).orElse(null));
    json.addProperty("revoked", token.revoked().map(Instant::toString).orElse(null));
    return json;
  }
}
