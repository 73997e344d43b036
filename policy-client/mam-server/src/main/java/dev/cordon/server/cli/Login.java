package dev.cordon.server.cli;

import com.google.gson.JsonObject;
import dev.cordon.server.cli.CommandFailed.Problem;
import java.util.Map;
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
          + " MAM_NEW_PASSWORD.",
      "The code of a second factor is asked for where there is one, or taken from MAM_CODE."
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

  @Option(
      names = "--token",
      description = "Uses an API token, from MAM_TOKEN or asked for, and no password.")
  private boolean byToken;

  Login(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    Profile profile = Profile.of(url, pin);
    AdminApi api = mam.api(profile);
    if (byToken) {
      return byToken(profile);
    }
    String password =
        mam.given("MAM_PASSWORD", "Password:")
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
    if (session.get("lacksSecondFactor").getAsBoolean()) {
      mam.around()
          .err()
          .println("A second factor is demanded before anything else: run mam totp begin.");
    }
    return ExitCode.OK;
  }

  /** Looks who the token is before it is kept. */
  private int byToken(Profile profile) throws CommandFailed {
    String token =
        mam.given("MAM_TOKEN", "API token:")
            .orElseThrow(() -> new CommandFailed(Problem.TOKEN_MISSING));
    Profile known = profile.withTyped(token);
    JsonObject me = mam.api(known).get("me");
    known.save(mam.profileFile());
    if (!mam.printedJson(me)) {
      mam.around()
          .out()
          .println("signed in as " + Cells.text(me, "name") + "/" + Cells.text(me, "token"));
    }
    return ExitCode.OK;
  }

  private JsonObject begin(AdminApi api, String password) throws CommandFailed {
    JsonObject attempt = new JsonObject();
    attempt.addProperty("user", user);
    attempt.addProperty("password", password);
    while (true) {
      try {
        return api.post("sessions", attempt, Map.of());
      } catch (CommandFailed e) {
        if (e.code().equals(CommandFailed.CHANGE_REQUIRED) && !attempt.has("newPassword")) {
          attempt.addProperty("newPassword", newPassword());
        } else if (e.code().equals(CommandFailed.CODE_NEEDED) && !attempt.has("code")) {
          attempt.addProperty("code", mam.code());
        } else {
          throw e;
        }
      }
    }
  }

  private String newPassword() throws CommandFailed {
    String question = "The one-time password must be replaced. New password (12 or more):";
    String fresh =
        mam.given("MAM_NEW_PASSWORD", question)
            .orElseThrow(() -> new CommandFailed(Problem.NEW_PASSWORD_MISSING));
    String again = mam.given("MAM_NEW_PASSWORD", "Once more:").orElse("");
    if (!fresh.equals(again)) {
      throw new CommandFailed(Problem.PASSWORDS_DIFFER);
    }
    return fresh;
  }
}
