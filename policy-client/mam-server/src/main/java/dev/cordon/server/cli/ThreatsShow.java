package dev.cordon.server.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code mam threats show}: the list, in the form that {@code mam threats publish} reads. */
@Command(
    mixinStandardHelpOptions = true,
    name = "show",
    description = "Prints the list of harmful apps, as threats publish reads it.")
final class ThreatsShow implements Callable<Integer> {
  private final Mam mam;

  ThreatsShow(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    JsonObject version = mam.api().get("threats");
    if (!mam.printedJson(version)) {
      mam.around()
          .out()
          .println(
              new GsonBuilder()
                  .setPrettyPrinting()
                  .disableHtmlEscaping()
                  .create()
                  .toJson(version.get("threats")));
      mam.around()
          .err()
          .printf(
              "version %s by %s, issued %s, renewed before %s%n",
              Cells.text(version, "version"),
              Cells.text(version, "author"),
              Cells.time(version, "issued"),
              Cells.time(version, "expires"));
    }
    return ExitCode.OK;
  }
}
