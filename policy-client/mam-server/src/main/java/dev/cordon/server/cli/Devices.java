package dev.cordon.server.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code mam devices}: the register in a table. */
@Command(
    mixinStandardHelpOptions = true,
    name = "devices",
    description = "Lists the enrolled devices.")
final class Devices implements Callable<Integer> {
  private final Mam mam;

  Devices(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    JsonObject list = mam.api().get("devices");
    if (mam.printedJson(list)) {
      return ExitCode.OK;
    }
    Columns columns =
        new Columns("DEVICE", "LABEL", "PLATFORM", "CONDITION", "POLICY", "VAULT", "LAST SEEN");
    for (JsonElement element : list.getAsJsonArray("devices")) {
      JsonObject device = element.getAsJsonObject();
      columns.add(
          Cells.text(device, "id"),
          Cells.text(device, "label"),
          Cells.text(device, "platform"),
          Cells.text(device, "condition"),
          Cells.text(device, "policyVersion"),
          Cells.vault(device),
          Cells.time(device, "lastSeen"));
    }
    columns.print(mam.around().out());
    return ExitCode.OK;
  }
}
