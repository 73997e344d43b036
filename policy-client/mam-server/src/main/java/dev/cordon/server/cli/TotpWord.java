package dev.cordon.server.cli;

import com.google.gson.JsonObject;
import dev.cordon.server.cli.CommandFailed.Problem;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mam totp}: a second factor for one's own account. */
@Command(
    mixinStandardHelpOptions = true,
    name = "totp",
    description = "Adds or removes the second factor of your account, an authenticator app.")
final class TotpWord implements Runnable {
  private final Mam mam;

  @Spec private CommandSpec spec = CommandSpec.create();

  TotpWord(Mam mam) {
    this.mam = mam;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }

  @Command(
      name = "begin",
      mixinStandardHelpOptions = true,
      description = "Prints the otpauth:// URI for your app, for a QR encoder. It is a secret.")
  int begin() throws CommandFailed {
    JsonObject begun = mam.api().post("me/second-factor", proof(), Map.of());
    if (!mam.printedJson(begun)) {
      mam.around().out().println(begun.get("uri").getAsString());
      mam.around().err().println("Add it to your app, then run: mam totp confirm CODE");
    }
    return ExitCode.OK;
  }

  @Command(
      name = "confirm",
      mixinStandardHelpOptions = true,
      description = "Shows that your app has it, and prints ten recovery codes once.")
  int confirm(@Parameters(paramLabel = "CODE", description = "Six digits.") String code)
      throws CommandFailed {
    JsonObject wanted = new JsonObject();
    wanted.addProperty("code", code);
    JsonObject made = mam.api().post("me/second-factor/confirmation", wanted, Map.of());
    if (!mam.printedJson(made)) {
      made.getAsJsonArray("recoveryCodes")
          .forEach(each -> mam.around().out().println(each.getAsString()));
      mam.around()
          .err()
          .println("Recovery codes, shown once; each replaces one code. Keep them apart.");
    }
    return ExitCode.OK;
  }

  @Command(
      name = "off",
      mixinStandardHelpOptions = true,
      description = "Removes your second factor; asks for password and code.")
  int off() throws CommandFailed {
    JsonObject proof = proof();
    proof.addProperty("code", mam.code());
    JsonObject answer = mam.api().post("me/second-factor/removal", proof, Map.of());
    if (!mam.printedJson(answer)) {
      mam.around().out().println("the second factor is removed");
    }
    return ExitCode.OK;
  }

  private JsonObject proof() throws CommandFailed {
    JsonObject proof = new JsonObject();
    proof.addProperty(
        "password",
        mam.given("MAM_PASSWORD", "Password:")
            .orElseThrow(() -> new CommandFailed(Problem.PASSWORD_MISSING)));
    return proof;
  }
}
