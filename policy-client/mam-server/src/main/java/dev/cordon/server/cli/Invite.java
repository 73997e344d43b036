package dev.cordon.server.cli;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mam invite}: an invitation, to be handed to one employee. */
@Command(
    mixinStandardHelpOptions = true,
    name = "invite",
    description = "Prints an invitation for one device. It is a secret until it was used.")
final class Invite implements Callable<Integer> {
  private final Mam mam;

  @Option(
      names = "--label",
      defaultValue = "unnamed",
      description = "Your name for the device (${DEFAULT-VALUE}).")
  private String label = "";

  @Option(
      names = "--hours",
      defaultValue = "72",
      description = "Hours until it expires, 1 to 2160 (${DEFAULT-VALUE}).")
  private long hours;

  Invite(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    JsonObject wanted = new JsonObject();
    wanted.addProperty("label", label);
    wanted.addProperty("validHours", hours);
    JsonObject made = mam.api().post("invitations", wanted, Map.of());
    if (!mam.printedJson(made)) {
      // Alone on standard output, so that it can be piped to a QR encoder.
      mam.around().out().println(made.get("invitation").getAsString());
      mam.around().err().println("valid until " + Cells.time(made, "expires") + ", for one device");
    }
    return ExitCode.OK;
  }
}
