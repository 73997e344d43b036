package dev.cordon.server.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mam group}: groups of users. */
@Command(
    mixinStandardHelpOptions = true,
    name = "group",
    description = "Lists, adds and removes groups of users, and who is in them.")
final class GroupWord implements Runnable {
  private final Mam mam;

  @Spec private CommandSpec spec = CommandSpec.create();

  GroupWord(Mam mam) {
    this.mam = mam;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }

  @Command(mixinStandardHelpOptions = true, description = "Lists the groups.")
  int list() throws CommandFailed {
    JsonObject list = mam.api().all("groups", "groups");
    if (!mam.printedJson(list)) {
      Columns columns = new Columns("GROUP");
      for (JsonElement each : list.getAsJsonArray("groups")) {
        columns.add(Cells.text(each.getAsJsonObject(), "name"));
      }
      columns.print(mam.around().out());
    }
    return ExitCode.OK;
  }

  @Command(mixinStandardHelpOptions = true, description = "Lists who is in a group.")
  int members(@Parameters(paramLabel = "GROUP") String group) throws CommandFailed {
    JsonObject list = mam.api().all(path(group) + "/members", "members");
    if (!mam.printedJson(list)) {
      Columns columns = new Columns("USER");
      list.getAsJsonArray("members")
          .forEach(each -> columns.add(Cells.printable(each.getAsString())));
      columns.print(mam.around().out());
    }
    return ExitCode.OK;
  }

  @Command(mixinStandardHelpOptions = true, description = "Adds a group.")
  int add(@Parameters(paramLabel = "GROUP") String group) throws CommandFailed {
    JsonObject wanted = new JsonObject();
    wanted.addProperty("name", group);
    mam.printedJson(mam.api().post("groups", wanted, Map.of()));
    return ExitCode.OK;
  }

  @Command(mixinStandardHelpOptions = true, description = "Removes a group without members.")
  int remove(@Parameters(paramLabel = "GROUP") String group) throws CommandFailed {
    mam.printedJson(mam.api().delete(path(group)));
    return ExitCode.OK;
  }

  @Command(mixinStandardHelpOptions = true, description = "Takes a user into a group.")
  int join(
      @Parameters(paramLabel = "GROUP") String group, @Parameters(paramLabel = "USER") String user)
      throws CommandFailed {
    mam.printedJson(mam.api().put(member(group, user), "{}"));
    return ExitCode.OK;
  }

  @Command(mixinStandardHelpOptions = true, description = "Lets a user out of a group.")
  int leave(
      @Parameters(paramLabel = "GROUP") String group, @Parameters(paramLabel = "USER") String user)
      throws CommandFailed {
    mam.printedJson(mam.api().delete(member(group, user)));
    return ExitCode.OK;
  }

  private static String path(String group) {
    return "groups/" + AdminApi.encoded(group);
  }

  private static String member(String group, String user) {
    return path(group) + "/members/" + AdminApi.encoded(user);
  }
}
