package dev.cordon.server.cli;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mam alerts done}: somebody looked at an alert. */
@Command(
    mixinStandardHelpOptions = true,
    name = "done",
    description = "Notes that you dealt with an alert; it stays on record.")
final class AlertDone implements Callable<Integer> {
  private final Mam mam;

  @Parameters(paramLabel = "ALERT", description = "Its number.")
  private long alert;

  AlertDone(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    JsonObject done = mam.api().post("alerts/" + alert + "/done", new JsonObject(), Map.of());
    if (!mam.printedJson(done)) {
      mam.around()
          .out()
          .printf(
              "alert %s was dealt with by %s at %s%n",
              Cells.text(done, "id"), Cells.text(done, "doneBy"), Cells.time(done, "doneAt"));
    }
    return ExitCode.OK;
  }
}
