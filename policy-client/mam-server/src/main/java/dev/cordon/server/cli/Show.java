package dev.cordon.server.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mam show}: all that the register holds of one device. */
@Command(
    mixinStandardHelpOptions = true,
    name = "show",
    description = "Shows one device: state, consent, commands, receipts.")
final class Show implements Callable<Integer> {
  private final Mam mam;

  @Parameters(paramLabel = "DEVICE", description = "Its id, the beginning of it, or its label.")
  private String device = "";

  Show(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    AdminApi api = mam.api();
    JsonObject shown = api.get("devices/" + new DeviceName(device).idOn(api));
    if (!mam.printedJson(shown)) {
      print(shown, mam.around().out());
    }
    return ExitCode.OK;
  }

  private static void print(JsonObject shown, PrintWriter out) {
    JsonObject consent = shown.getAsJsonObject("consent");
    Columns columns = new Columns("device", Cells.text(shown, "id"));
    columns.add("label", Cells.text(shown, "label"));
    columns.add("user", Cells.text(shown, "user"));
    columns.add("owner", Cells.text(shown, "owner"));
    columns.add("platform", Cells.text(shown, "platform"));
    columns.add("SDK", Cells.text(shown, "sdkVersion"));
    columns.add("enrolled", Cells.time(shown, "enrolledAt"));
    columns.add("last seen", Cells.time(shown, "lastSeen"));
    columns.add("condition", Cells.text(shown, "condition"));
    columns.add("reasons", Cells.list(shown, "reasons"));
    columns.add("policy", Cells.text(shown, "policyVersion"));
    columns.add("vault", Cells.vault(shown));
    columns.add("harmful", threats(shown));
    columns.add(
        "consent",
        "version %s (%s) at %s: %s"
            .formatted(
                Cells.text(consent, "version"),
                Cells.text(consent, "language"),
                Cells.time(consent, "at"),
                Cells.list(consent, "agreed")));
    columns.print(out);
    for (JsonElement command : shown.getAsJsonArray("commands")) {
      printCommand(command.getAsJsonObject(), out);
    }
    for (JsonElement receipt : shown.getAsJsonArray("receipts")) {
      printReceipt(receipt.getAsJsonObject(), out);
    }
  }

  /** What it reported of the list of harmful apps: entries, and the day each was last seen. */
  private static String threats(JsonObject shown) {
    if (!shown.get("posture").isJsonObject()) {
      return "nothing reported";
    }
    JsonObject report =
        shown.getAsJsonObject("posture").getAsJsonObject("health").getAsJsonObject("threats");
    if (report == null) {
      return "nothing reported";
    }
    StringBuilder text = new StringBuilder("list " + Cells.text(report, "list"));
    for (JsonElement each : report.getAsJsonArray("matches")) {
      JsonObject match = each.getAsJsonObject();
      boolean there = match.get("installed").getAsBoolean();
      text.append(there ? "; " : "; gone: ").append(Cells.text(match, "entry"));
      text.append(" (").append(Cells.text(match, "day")).append(')');
    }
    return text.toString();
  }

  private static void printCommand(JsonObject command, PrintWriter out) {
    out.printf(
        "%ncommand %s  %s  %s  \"%s\"%n",
        Cells.text(command, "sequence"),
        Cells.text(command, "kind"),
        Cells.text(command, "stage"),
        Cells.text(command, "reason"));
    for (JsonElement element : command.getAsJsonArray("life")) {
      JsonObject step = element.getAsJsonObject();
      out.printf(
          "  %s  %-9s  %s%n",
          Cells.time(step, "at"), Cells.text(step, "stage"), Cells.text(step, "actor"));
    }
  }

  private static void printReceipt(JsonObject receipt, PrintWriter out) {
    out.printf(
        "%nreceipt %s  %s  %s  %s  finished %s  received %s%n",
        Cells.text(receipt, "id"),
        Cells.text(receipt, "outcome"),
        Cells.text(receipt, "why"),
        Cells.text(receipt, "grade"),
        Cells.time(receipt, "finished"),
        Cells.time(receipt, "received"));
  }
}
