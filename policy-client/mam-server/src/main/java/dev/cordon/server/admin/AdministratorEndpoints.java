package dev.cordon.server.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.AdminRole;
import dev.cordon.server.register.Administrators.Administrator;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Tables;
import dev.cordon.server.secret.Argon2id;
import dev.cordon.server.secret.PasswordHash;
import dev.cordon.server.secret.RandomText;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;

/** {@code /v1/admin/administrators}: who they are and what they may do (requirement H9). */
public final class AdministratorEndpoints {
  private final Register register;
  private final OwnersWork work;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  public AdministratorEndpoints(
      Register register, OwnersWork work, SecureRandom random, Clock clock) {
    this.register = register;
    this.work = work;
    this.random = random;
    this.clock = clock;
  }

  private record Wanted(String name, Set<AdminRole> roles) {}

  Answer list(Call call, String administrator) {
    return Answer.json(
        200,
        register.read(
            tables -> {
              JsonArray list = new JsonArray();
              tables.administrators().all().forEach(each -> list.add(json(each, tables)));
              JsonObject json = new JsonObject();
              json.add("administrators", list);
              json.addProperty("secondFactorDemanded", tables.secondFactors().areDemanded());
              return json;
            }));
  }

  Answer add(Call call, Caller caller) throws Refused {
    Wanted wanted =
        call.read(fields -> new Wanted(AdminNames.name(fields), AdminNames.roles(fields)));
    String password = new RandomText(random).secret();
    String hash = hash(password);
    JsonObject added =
        work.as(
            caller,
            Action.ADMINISTRATOR_ADDED,
            wanted.name() + " " + Caller.words(wanted.roles()),
            tables -> {
              if (tables.administrators().named(wanted.name()).isPresent()) {
                throw new Refused(Fault.ADMINISTRATOR_EXISTS);
              }
              tables.administrators().put(wanted.name(), hash, true, clock.instant());
              tables.roles().set(wanted.name(), wanted.roles());
              return json(find(wanted.name(), tables), tables);
            });
    added.addProperty("oneTimePassword", password);
    return Answer.json(201, added);
  }

  Answer roles(Call call, Caller caller) throws Refused {
    String name = call.parameter("name");
    Set<AdminRole> roles = call.read(AdminNames::roles);
    return changed(
        name,
        caller,
        Action.ROLES_CHANGED,
        name + " " + Caller.words(roles),
        tables -> tables.roles().set(name, roles));
  }

  Answer disable(Call call, Caller caller) throws Refused {
    String name = call.parameter("name");
    return changed(
        name,
        caller,
        Action.ADMINISTRATOR_DISABLED,
        name,
        tables -> {
          tables.administrators().disable(name, clock.instant());
          tables.sessions().endAllOf(name);
        });
  }

  Answer enable(Call call, Caller caller) throws Refused {
    String name = call.parameter("name");
    return changed(
        name,
        caller,
        Action.ADMINISTRATOR_ENABLED,
        name,
        tables -> tables.administrators().enable(name));
  }

  /** For who forgot it: a one-time password, as for a new administrator. */
  Answer resetPassword(Call call, Caller caller) throws Refused {
    String name = call.parameter("name");
    String password = new RandomText(random).secret();
    String hash = hash(password);
    JsonObject json =
        work.as(
            caller,
            Action.PASSWORD_RESET,
            name,
            tables -> {
              find(name, tables);
              tables.administrators().put(name, hash, true, clock.instant());
              tables.sessions().endAllOf(name);
              return json(find(name, tables), tables);
            });
    json.addProperty("oneTimePassword", password);
    return Answer.json(200, json);
  }

  /** For who lost the app and the recovery codes. */
  Answer resetSecondFactor(Call call, Caller caller) throws Refused {
    String name = call.parameter("name");
    return changed(
        name,
        caller,
        Action.SECOND_FACTOR_REMOVED,
        name,
        tables -> {
          tables.secondFactors().forget(name);
          tables.sessions().endAllOf(name);
        });
  }

  Answer demandSecondFactors(Call call, Caller caller) throws Refused {
    boolean demanded = call.read(fields -> fields.flag("demanded"));
    Action action = demanded ? Action.SECOND_FACTORS_DEMANDED : Action.SECOND_FACTORS_NOT_DEMANDED;
    return Answer.json(
        200,
        work.as(
            caller,
            action,
            "all",
            tables -> {
              tables.secondFactors().demand(demanded);
              JsonObject json = new JsonObject();
              json.addProperty("demanded", demanded);
              return json;
            }));
  }

  private interface Change {
    void in(Tables tables) throws Refused;
  }

  private Answer changed(String name, Caller caller, Action action, String subject, Change change)
      throws Refused {
    return Answer.json(
        200,
        work.as(
            caller,
            action,
            subject,
            tables -> {
              find(name, tables);
              change.in(tables);
              return json(find(name, tables), tables);
            }));
  }

  private String hash(String password) {
    return PasswordHash.of(password, Argon2id.STANDARD, random).text();
  }

  private static Administrator find(String name, Tables tables) throws Refused {
    return tables
        .administrators()
        .named(name)
        .orElseThrow(() -> new Refused(Fault.ADMINISTRATOR_UNKNOWN));
  }

  private static JsonObject json(Administrator administrator, Tables tables) {
    JsonObject json = new JsonObject();
    json.addProperty("name", administrator.name());
    json.add("roles", AccountEndpoints.words(tables.roles().of(administrator.name())));
    json.addProperty("disabled", administrator.isDisabled());
    json.addProperty("mustChangePassword", administrator.mustChange());
    json.addProperty("secondFactor", SecondFactor.isOn(administrator.name(), tables));
    return json;
  }
}
