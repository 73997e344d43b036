package dev.cordon.server.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mam devices}: the register in a table. */
@Command(
    mixinStandardHelpOptions = true,
    name = "devices",
    description = "Lists the enrolled devices.")
final class Devices implements Callable<Integer> {
  private final Mam mam;

  @Option(names = "--user", description = "Lists the devices of this user alone.")
  private Optional<String> user = Optional.empty();

  @Option(names = "--overdue", description = "Lists those alone that are silent for too long.")
  private boolean overdue;

  Devices(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    JsonObject list = mam.api().all(path(), "devices");
    if (mam.printedJson(list)) {
      return ExitCode.OK;
    }
    Columns columns =
        new Columns(
            "DEVICE",
            "LABEL",
            "USER",
            "OWNER",
            "PLATFORM",
            "CONDITION",
            "POLICY",
            "VAULT",
            "LAST SEEN");
    for (JsonElement element : list.getAsJsonArray("devices")) {
      JsonObject device = element.getAsJsonObject();
      columns.add(
          Cells.text(device, "id"),
          Cells.text(device, "label"),
          Cells.text(device, "user"),
          Cells.text(device, "owner"),
          Cells.text(device, "platform"),
          Cells.text(device, "condition"),
          Cells.text(device, "policyVersion"),
          Cells.vault(device),
          Cells.time(device, "lastSeen")
              + (device.get("overdue").getAsBoolean() ? " overdue" : ""));
    }
    columns.print(mam.around().out());
    return ExitCode.OK;
  }

  private String path() {
    String path = overdue ? "devices?overdue=true" : "devices?";
    return user.map(name -> path + "&user=" + AdminApi.encoded(name)).orElse(path);
  }
}
