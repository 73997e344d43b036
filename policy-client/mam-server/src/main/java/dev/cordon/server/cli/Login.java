package dev.cordon.server.cli;

import com.google.gson.JsonObject;
import dev.cordon.server.cli.CommandFailed.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mam login}: a session for the commands that follow. */
@Command(
    mixinStandardHelpOptions = true,
    name = "login",
    description = {
      "Signs in. The password is asked for, or taken from MAM_PASSWORD.",
      "A one-time password is replaced at once: the new one is asked for, or taken from"
          + " MAM_NEW_PASSWORD."
    })
final class Login implements Callable<Integer> {
  private final Mam mam;

  @Parameters(paramLabel = "URL", description = "The server, as its READY line names it.")
  private String url = "";

  @Option(
      names = "--pin",
      required = true,
      paramLabel = "sha256/...",
      description = "The server's key, as its READY line names it.")
  private String pin = "";

  @Option(
      names = "--user",
      defaultValue = "admin",
      description = "The administrator (${DEFAULT-VALUE}).")
  private String user = "";

  Login(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    Profile profile = Profile.of(url, pin);
    AdminApi api = mam.api(profile);
    String password =
        given("MAM_PASSWORD", "Password:")
            .orElseThrow(() -> new CommandFailed(Problem.PASSWORD_MISSING));
    JsonObject session = begin(api, password);
    profile.with(session.get("token").getAsString()).save(mam.profileFile());
    JsonObject shown = new JsonObject();
    shown.addProperty("server", url);
    shown.addProperty("user", user);
    shown.add("expires", session.get("expires"));
    if (!mam.printedJson(shown)) {
      mam.around()
          .out()
          .println("signed in as " + user + " until " + Cells.time(session, "expires"));
    }
    return ExitCode.OK;
  }

  private JsonObject begin(AdminApi api, String password) throws CommandFailed {
    JsonObject attempt = new JsonObject();
    attempt.addProperty("user", user);
    attempt.addProperty("password", password);
    try {
      return api.post("sessions", attempt, Map.of());
    } catch (CommandFailed e) {
      if (!e.code().equals(CommandFailed.CHANGE_REQUIRED)) {
        throw e;
      }
      attempt.addProperty("newPassword", newPassword());
      return api.post("sessions", attempt, Map.of());
    }
  }

  private String newPassword() throws CommandFailed {
    String question = "The one-time password must be replaced. New password (12 or more):";
    String fresh =
        given("MAM_NEW_PASSWORD", question)
            .orElseThrow(() -> new CommandFailed(Problem.NEW_PASSWORD_MISSING));
    String again = given("MAM_NEW_PASSWORD", "Once more:").orElse("");
    if (!fresh.equals(again)) {
      throw new CommandFailed(Problem.PASSWORDS_DIFFER);
    }
    return fresh;
  }

  private Optional<String> given(String variable, String question) {
    return Optional.ofNullable(mam.around().environment().get(variable))
        .or(() -> mam.around().prompt().secret(question));
  }
}
