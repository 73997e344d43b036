package dev.cordon.server.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mam token}: what scripts sign in with. */
@Command(
    mixinStandardHelpOptions = true,
    name = "token",
    description = "Manages API tokens, for scripts that act for you.")
final class TokenWord implements Runnable {
  private final Mam mam;

  @Spec private CommandSpec spec = CommandSpec.create();

  TokenWord(Mam mam) {
    this.mam = mam;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists your API tokens; owners and auditors see all.")
  int list() throws CommandFailed {
    JsonObject list = mam.api().get("tokens");
    if (!mam.printedJson(list)) {
      Columns columns =
          new Columns("ADMINISTRATOR", "NAME", "ROLES", "EXPIRES", "LAST USED", "REVOKED");
      for (JsonElement element : list.getAsJsonArray("tokens")) {
        JsonObject each = element.getAsJsonObject();
        columns.add(
            Cells.text(each, "administrator"),
            Cells.text(each, "name"),
            Cells.list(each, "roles"),
            Cells.time(each, "expires"),
            Cells.text(each, "lastUsed"),
            each.get("revoked").isJsonNull() ? "-" : Cells.time(each, "revoked"));
      }
      columns.print(mam.around().out());
    }
    return ExitCode.OK;
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Makes an API token, and prints it once.")
  int add(
      @Parameters(
              paramLabel = "NAME",
              description = "What it is for, as the log will name it: a-z 0-9 . _ @ -.")
          String name,
      @Mixin RolesOption roles,
      @Option(
              names = "--days",
              defaultValue = "90",
              description = "Days until it expires, 1 to 366 (${DEFAULT-VALUE}).")
          int days)
      throws CommandFailed {
    JsonObject wanted = new JsonObject();
    wanted.addProperty("name", name);
    wanted.add("roles", roles.json());
    wanted.addProperty("validDays", days);
    JsonObject made = mam.api().post("tokens", wanted, Map.of());
    if (!mam.printedJson(made)) {
      mam.around().out().println(made.get("token").getAsString());
      mam.around().err().println("shown once; valid until " + Cells.time(made, "expires"));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Ends an API token for good, at once.")
  int revoke(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--of",
              paramLabel = "ADMINISTRATOR",
              description = "Whose it is, if not yours; for owners.")
          Optional<String> of)
      throws CommandFailed {
    AdminApi api = mam.api();
    String administrator = of.isPresent() ? of.get() : Cells.text(api.get("me"), "name");
    JsonObject answer = api.delete("tokens/" + encoded(administrator) + "/" + encoded(name));
    if (!mam.printedJson(answer)) {
      mam.around().out().println("revoked");
    }
    return ExitCode.OK;
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}
