package dev.cordon.server.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code mam log}: what administrators, their scripts and the server did. */
@Command(
    mixinStandardHelpOptions = true,
    name = "log",
    description = "Shows what administrators did: the newest 500 events, newest first.")
final class LogShow implements Callable<Integer> {
  private final Mam mam;

  LogShow(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    JsonObject log = mam.api().get("events");
    if (!mam.printedJson(log)) {
      Columns columns = new Columns("TIME", "NUMBER", "ACTOR", "ACTION", "SUBJECT");
      for (JsonElement each : log.getAsJsonArray("events")) {
        JsonObject event = each.getAsJsonObject();
        columns.add(
            Cells.time(event, "at"),
            Cells.text(event, "number"),
            Cells.text(event, "actor"),
            Cells.text(event, "action"),
            Cells.text(event, "subject"));
      }
      columns.print(mam.around().out());
    }
    return ExitCode.OK;
  }
}
