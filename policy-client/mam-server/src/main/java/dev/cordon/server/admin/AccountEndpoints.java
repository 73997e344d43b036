package dev.cordon.server.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.AdminRole;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /v1/admin/me}: who one is, and one's second factor. */
public final class AccountEndpoints {
  private static final int MAX_CHARS = 1_000;

  private final Register register;
  private final SignIn signIn;
  private final SecondFactor factor;
  private final Clock clock;

  @Inject
  public AccountEndpoints(Register register, SignIn signIn, SecondFactor factor, Clock clock) {
    this.register = register;
    this.signIn = signIn;
    this.factor = factor;
    this.clock = clock;
  }

  private record Proof(String password, Optional<String> code) {}

  Answer show(Call call, Caller caller) {
    return Answer.json(
        200,
        register.read(
            tables -> {
              JsonObject json = new JsonObject();
              json.addProperty("name", caller.name());
              caller.token().ifPresent(token -> json.addProperty("token", token));
              json.add("roles", words(caller.roles()));
              json.addProperty("secondFactor", SecondFactor.isOn(caller.name(), tables));
              json.addProperty(
                  "recoveryCodes", tables.secondFactors().recoveryCodes(caller.name()));
              json.addProperty("secondFactorDemanded", tables.secondFactors().areDemanded());
              return json;
            }));
  }

  /** The password again: a session that somebody found open must not add a factor of theirs. */
  Answer begin(Call call, Caller caller) throws Refused {
    Proof proof = call.read(fields -> new Proof(fields.text("password", MAX_CHARS), noCode()));
    String uri =
        signIn.again(
            caller.name(),
            proof.password(),
            proof.code(),
            tables -> factor.begin(caller.name(), tables));
    JsonObject json = new JsonObject();
    json.addProperty("uri", uri);
    return Answer.json(201, json);
  }

  Answer confirm(Call call, Caller caller) throws Refused {
    String code = call.read(fields -> fields.text("code", MAX_CHARS));
    List<String> codes =
        register.transaction(
            tables -> {
              List<String> made = factor.confirm(caller.name(), code, tables);
              note(caller, Action.SECOND_FACTOR_ADDED, tables);
              return made;
            });
    JsonObject json = new JsonObject();
    JsonArray list = new JsonArray();
    codes.forEach(list::add);
    json.add("recoveryCodes", list);
    return Answer.json(201, json);
  }

  Answer remove(Call call, Caller caller) throws Refused {
    Proof proof =
        call.read(
            fields ->
                new Proof(
                    fields.text("password", MAX_CHARS),
                    Optional.of(fields.text("code", MAX_CHARS))));
    signIn.again(
        caller.name(),
        proof.password(),
        proof.code(),
        tables -> {
          tables.secondFactors().forget(caller.name());
          note(caller, Action.SECOND_FACTOR_REMOVED, tables);
          return tables;
        });
    return Answer.empty(204);
  }

  private void note(Caller caller, Action action, Tables tables) {
    tables
        .auditTrail()
        .add(new AuditTrail.Event(clock.instant(), caller.name(), action, caller.name()));
  }

  private static Optional<String> noCode() {
    return Optional.empty();
  }

  static JsonArray words(Set<AdminRole> roles) {
    JsonArray words = new JsonArray();
    roles.stream().sorted().map(AdminRole::word).forEach(words::add);
    return words;
  }
}
