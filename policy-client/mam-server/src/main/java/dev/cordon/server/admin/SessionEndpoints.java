package dev.cordon.server.admin;

import com.google.gson.JsonObject;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Register;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** {@code /v1/admin/sessions}: signing in and out. */
public final class SessionEndpoints {
  private static final int MAX_CHARS = 1_000;

  private final SignIn signIn;
  private final Register register;
  private final Clock clock;

  @Inject
  public SessionEndpoints(SignIn signIn, Register register, Clock clock) {
    this.signIn = signIn;
    this.register = register;
    this.clock = clock;
  }

  Answer begin(Call call) throws Refused {
    SignIn.Session session =
        signIn.begin(
            call.read(
                fields ->
                    new SignIn.Attempt(
                        fields.text("user", MAX_CHARS),
                        fields.text("password", MAX_CHARS),
                        fields.has("newPassword")
                            ? Optional.of(fields.text("newPassword", MAX_CHARS))
                            : Optional.empty(),
                        fields.has("code")
                            ? Optional.of(fields.text("code", MAX_CHARS))
                            : Optional.empty())));
    JsonObject json = new JsonObject();
    json.addProperty("token", session.token());
    json.addProperty("expires", session.expires().toString());
    json.addProperty("lacksSecondFactor", session.lacksSecondFactor());
    return Answer.json(201, json);
  }

  Answer end(Call call, Caller caller) {
    register.transaction(
        tables -> {
          Doorkeeper.token(call).map(Doorkeeper::hash).ifPresent(tables.sessions()::end);
          tables
              .auditTrail()
              .add(
                  new AuditTrail.Event(
                      clock.instant(), caller.name(), Action.SIGNED_OUT, caller.name()));
          return tables;
        });
    return Answer.empty(204);
  }
}
