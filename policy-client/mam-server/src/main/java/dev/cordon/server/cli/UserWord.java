package dev.cordon.server.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mam user}: the organisation's employees. */
@Command(
    mixinStandardHelpOptions = true,
    name = "user",
    description = "Lists, adds and removes the users that devices belong to.")
final class UserWord implements Runnable {
  private final Mam mam;

  @Spec private CommandSpec spec = CommandSpec.create();

  UserWord(Mam mam) {
    this.mam = mam;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }

  @Command(mixinStandardHelpOptions = true, description = "Lists the users and their groups.")
  int list() throws CommandFailed {
    JsonObject list = mam.api().all("users", "users");
    if (!mam.printedJson(list)) {
      Columns columns = new Columns("USER", "GROUPS");
      for (JsonElement each : list.getAsJsonArray("users")) {
        JsonObject user = each.getAsJsonObject();
        columns.add(Cells.text(user, "name"), Cells.list(user, "groups"));
      }
      columns.print(mam.around().out());
    }
    return ExitCode.OK;
  }

  @Command(mixinStandardHelpOptions = true, description = "Adds a user.")
  int add(@Parameters(paramLabel = "USER") String user) throws CommandFailed {
    JsonObject wanted = new JsonObject();
    wanted.addProperty("name", user);
    mam.printedJson(mam.api().post("users", wanted, Map.of()));
    return ExitCode.OK;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Removes a user who has no device, and from all groups.")
  int remove(@Parameters(paramLabel = "USER") String user) throws CommandFailed {
    mam.printedJson(mam.api().delete("users/" + AdminApi.encoded(user)));
    return ExitCode.OK;
  }
}
