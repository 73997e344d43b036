package dev.cordon.server.cli;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.settings.DeviceOwner;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mam own}: whose a device is. */
@Command(
    mixinStandardHelpOptions = true,
    name = "own",
    description = "Says whose a device is; without --user: nobody's by name.")
final class Own implements Callable<Integer> {
  private final Mam mam;

  @Parameters(paramLabel = "DEVICE", description = "Its id, the beginning of it, or its label.")
  private String device = "";

  @Option(names = "--user", description = "Who uses it.")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--owner",
      paramLabel = "personal|company",
      defaultValue = "personal",
      description = "To whom it belongs (${DEFAULT-VALUE}).")
  private DeviceOwner owner = DeviceOwner.PERSONAL;

  Own(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    AdminApi api = mam.api();
    JsonObject wanted = new JsonObject();
    user.ifPresent(name -> wanted.addProperty("user", name));
    wanted.addProperty("owner", owner.name());
    String path = "devices/" + new DeviceName(device).idOn(api) + "/owner";
    mam.printedJson(api.put(path, wanted.toString()));
    return ExitCode.OK;
  }
}
