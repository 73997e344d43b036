package dev.cordon.server.cli;

import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code mam policy show}: the policy, in the form that {@code mam policy set} reads. */
@Command(
    mixinStandardHelpOptions = true,
    name = "show",
    description = "Prints the policy in force, as policy set reads it.")
final class PolicyShow implements Callable<Integer> {
  private final Mam mam;

  PolicyShow(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    JsonObject version = mam.api().get("policy");
    if (!mam.printedJson(version)) {
      mam.around().out().println(PolicyFile.pretty(version.get("policy")));
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
