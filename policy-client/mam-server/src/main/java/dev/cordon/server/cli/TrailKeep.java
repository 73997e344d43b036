package dev.cordon.server.cli;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mam audit-keep}: for how many days the server keeps what devices recorded. */
@Command(
    mixinStandardHelpOptions = true,
    name = "audit-keep",
    description = "Shows or sets for how many days the server keeps what devices recorded.")
final class TrailKeep implements Callable<Integer> {
  private final Mam mam;

  @Parameters(
      paramLabel = "DAYS",
      arity = "0..1",
      description = "1 to 3650, since an event arrived. What is older goes at once, and for good.")
  private Optional<Integer> days = Optional.empty();

  TrailKeep(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    JsonObject rule = days.isPresent() ? set(days.get()) : mam.api().get("audit-retention");
    if (!mam.printedJson(rule)) {
      mam.around().out().printf("kept for %s days%n", Cells.text(rule, "keepDays"));
    }
    return ExitCode.OK;
  }

  private JsonObject set(int wanted) throws CommandFailed {
    JsonObject body = new JsonObject();
    body.addProperty("keepDays", wanted);
    return mam.api().put("audit-retention", body.toString());
  }
}
