package dev.cordon.server.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.text.Messages;
import java.io.PrintWriter;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mam alerts}: what an administrator has to look at. */
@Command(
    mixinStandardHelpOptions = true,
    name = "alerts",
    description = "Lists the alerts that nobody dealt with, newest first, and what they mean.")
final class AlertsShow implements Callable<Integer> {
  private static final Messages MESSAGES = Messages.beside(AlertsShow.class, "alerts");

  private final Mam mam;

  @Option(names = "--all", description = "Lists those that were dealt with, too.")
  private boolean all;

  AlertsShow(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    JsonObject list = mam.api().get(all ? "alerts/all" : "alerts");
    if (!mam.printedJson(list)) {
      print(list);
    }
    return ExitCode.OK;
  }

  private void print(JsonObject list) {
    Columns columns = new Columns("ALERT", "RAISED", "DEVICE", "LABEL", "KIND", "EVENTS", "DONE");
    Set<String> kinds = new TreeSet<>();
    for (JsonElement each : list.getAsJsonArray("alerts")) {
      JsonObject alert = each.getAsJsonObject();
      kinds.add(Cells.text(alert, "kind"));
      columns.add(
          Cells.text(alert, "id"),
          Cells.time(alert, "raised"),
          Cells.text(alert, "device"),
          Cells.text(alert, "label"),
          Cells.text(alert, "kind"),
          Cells.text(alert, "first") + "-" + Cells.text(alert, "last"),
          Cells.text(alert, "doneBy"));
    }
    PrintWriter out = mam.around().out();
    columns.print(out);
    kinds.stream()
        .filter(kind -> MESSAGES.missing(Set.of(kind)).isEmpty()) // a newer server's may be
        .forEach(kind -> out.printf("%n%s: %s%n", kind, MESSAGES.format(mam.locale(), kind)));
  }
}
