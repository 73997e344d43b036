package dev.cordon.server.cli;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.settings.DeviceOwner;
import java.util.Map;
import java.util.Optional;
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

  @Option(names = "--user", description = "Who will use the device.")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--owner",
      paramLabel = "personal|company",
      defaultValue = "personal",
      description = "To whom the device belongs (${DEFAULT-VALUE}).")
  private DeviceOwner owner = DeviceOwner.PERSONAL;

  Invite(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    JsonObject wanted = new JsonObject();
    wanted.addProperty("label", label);
    wanted.addProperty("validHours", hours);
    user.ifPresent(name -> wanted.addProperty("user", name));
    wanted.addProperty("owner", owner.name());
    JsonObject made = mam.api().post("invitations", wanted, Map.of());
    if (!mam.printedJson(made)) {
      // Alone on standard output, so that it can be piped to a QR encoder.
      mam.around().out().println(made.get("invitation").getAsString());
      mam.around().err().println("valid until " + Cells.time(made, "expires") + ", for one device");
    }
    return ExitCode.OK;
  }
}
