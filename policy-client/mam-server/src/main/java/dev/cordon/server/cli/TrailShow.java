package dev.cordon.server.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.policy.protocol.audit.AuditEventCodec;
import dev.cordon.policy.protocol.json.Fields;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mam audit}: what one device recorded of its container's life. */
@Command(
    mixinStandardHelpOptions = true,
    name = "audit",
    description = "Shows what one device recorded: the newest 500 events, newest first.")
final class TrailShow implements Callable<Integer> {
  private static final AuditEventCodec CODEC = new AuditEventCodec();

  private final Mam mam;

  @Parameters(paramLabel = "DEVICE", description = "Its id, the beginning of it, or its label.")
  private String device = "";

  @Option(names = "--all", description = "Shows every event that is kept.")
  private boolean all;

  TrailShow(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    AdminApi api = mam.api();
    String path = "devices/" + new DeviceName(device).idOn(api) + "/audit";
    JsonObject shown = api.get(path);
    JsonArray events = shown.getAsJsonArray("events");
    while (all && shown.has("before")) {
      shown = api.get(path + "/" + shown.get("before").getAsString());
      events.addAll(shown.getAsJsonArray("events"));
    }
    shown.add("events", events);
    if (!mam.printedJson(shown)) {
      print(events);
    }
    return ExitCode.OK;
  }

  private void print(JsonArray events) {
    Columns columns = new Columns("TIME", "EVENT", "CODE", "RECORDED");
    for (JsonElement each : events) {
      JsonObject event = each.getAsJsonObject().getAsJsonObject("event");
      columns.add(
          Cells.time(event, "at"),
          Cells.text(event, "sequence"),
          Cells.text(event, "code"),
          words(event, mam.locale()));
    }
    columns.print(mam.around().out());
  }

  private static String words(JsonObject event, Locale locale) {
    try {
      AuditEvent read = CODEC.read(Fields.of(event));
      return Cells.printable(read.text(locale));
    } catch (DocumentRefusedException ofNewerVersion) {
      return "-";
    }
  }
}
