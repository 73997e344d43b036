package dev.cordon.server.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mam app}: the apps that employees work with. */
@Command(
    mixinStandardHelpOptions = true,
    name = "app",
    description = "Lists, writes down and strikes out the apps that users work with.")
final class AppWord implements Runnable {
  private final Mam mam;

  @Spec private CommandSpec spec = CommandSpec.create();

  AppWord(Mam mam) {
    this.mam = mam;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }

  @Command(mixinStandardHelpOptions = true, description = "Lists the apps.")
  int list() throws CommandFailed {
    JsonObject list = mam.api().all("apps", "apps");
    if (!mam.printedJson(list)) {
      Columns columns = new Columns("APP", "LEAST VERSION", "STATE", "CHANGED");
      for (JsonElement each : list.getAsJsonArray("apps")) {
        JsonObject app = each.getAsJsonObject();
        columns.add(
            Cells.text(app, "name"),
            Cells.text(app, "leastVersion"),
            Cells.text(app, "state"),
            Cells.time(app, "changed"));
      }
      columns.print(mam.around().out());
    }
    return ExitCode.OK;
  }

  @Command(mixinStandardHelpOptions = true, description = "Writes an app down, or changes it.")
  int set(
      @Parameters(paramLabel = "APP") String app,
      @Parameters(paramLabel = "LEAST-VERSION") String version,
      @Parameters(paramLabel = "trial|in_use|withdrawn") String state)
      throws CommandFailed {
    JsonObject wanted = new JsonObject();
    wanted.addProperty("name", app);
    wanted.addProperty("leastVersion", version);
    wanted.addProperty("state", state.toUpperCase(Locale.ROOT));
    mam.printedJson(mam.api().put("apps", wanted.toString()));
    return ExitCode.OK;
  }

  @Command(mixinStandardHelpOptions = true, description = "Strikes an app out.")
  int remove(@Parameters(paramLabel = "APP") String app) throws CommandFailed {
    mam.printedJson(mam.api().delete("apps/" + AdminApi.encoded(app)));
    return ExitCode.OK;
  }
}
