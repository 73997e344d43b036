package dev.cordon.server.cli;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mam overdue}: after how many hours of silence a device is overdue. */
@Command(
    mixinStandardHelpOptions = true,
    name = "overdue",
    description = "Shows or sets after how many hours without a check-in a device is overdue.")
final class Overdue implements Callable<Integer> {
  private final Mam mam;

  @Parameters(paramLabel = "HOURS", arity = "0..1", description = "1 to 8760.")
  private Optional<Integer> hours = Optional.empty();

  Overdue(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    JsonObject rule = hours.isPresent() ? set(hours.get()) : mam.api().get("overdue");
    if (!mam.printedJson(rule)) {
      mam.around().out().printf("overdue after %s hours%n", Cells.text(rule, "hours"));
    }
    return ExitCode.OK;
  }

  private JsonObject set(int wanted) throws CommandFailed {
    JsonObject body = new JsonObject();
    body.addProperty("hours", wanted);
    return mam.api().put("overdue", body.toString());
  }
}
