package dev.cordon.server.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cordon.server.cli.CommandFailed.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code mam lock|unlock|wipe|end-use}: orders one device to do something, and may wait until it
 * did.
 */
@Command(
    mixinStandardHelpOptions = true,
    description = "Orders one device's container to be locked, unlocked or wiped.")
final class Order implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final Mam mam;
  private final String kind;

  @Parameters(paramLabel = "DEVICE", description = "Its id, the beginning of it, or its label.")
  private String device = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Shown to the employee; at most 200 characters.")
  private String reason = "";

  @Option(
      names = "--wait",
      defaultValue = "0",
      paramLabel = "SECONDS",
      description = "Waits so long for the device's receipt.")
  private long waitSeconds;

  @Option(names = "--yes", description = "Wipes without asking.")
  private boolean isConfirmed;

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      description = "Wipes this account, folder, label or document alone, and what is below it.")
  private Optional<String> domain = Optional.empty();

  Order(Mam mam, String kind) {
    this.mam = mam;
    this.kind = kind;
  }

  @Override
  public Integer call() throws CommandFailed, InterruptedException {
    AdminApi api = mam.api();
    String id = new DeviceName(device).idOn(api);
    confirm(id);
    JsonObject order = new JsonObject();
    order.addProperty("kind", domain.isPresent() ? kind + "_DOMAIN" : kind);
    domain.ifPresent(name -> order.addProperty("domain", name));
    order.addProperty("reason", reason);
    JsonObject command =
        api.post(
            "devices/" + id + "/commands",
            order,
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    if (waitSeconds > 0) {
      command = await(api, id, command.get("id").getAsString());
    }
    if (!mam.printedJson(command)) {
      mam.around()
          .out()
          .printf("%s %s: %s%n", kind.toLowerCase(java.util.Locale.ROOT), id, stage(command));
    }
    return outcome(command);
  }

  private void confirm(String id) throws CommandFailed {
    if (kind.equals("LOCK") || kind.equals("UNLOCK") || isConfirmed) {
      return;
    }
    String what = domain.map(name -> "The domain " + name).orElse("All work data");
    String question =
        what + " of " + device + " (" + id + ") will be destroyed. Type \"wipe\" to go on:";
    boolean isMeant = mam.around().prompt().line(question).filter("wipe"::equals).isPresent();
    if (!isMeant) {
      throw new CommandFailed(Problem.NOT_CONFIRMED);
    }
  }

  private JsonObject await(AdminApi api, String id, String command)
      throws CommandFailed, InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(waitSeconds).toNanos();
    JsonObject latest = find(api, id, command);
    while (!hasEnded(latest) && System.nanoTime() < end) {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
      latest = find(api, id, command);
    }
    return latest;
  }

  private int outcome(JsonObject command) throws CommandFailed {
    if (stage(command).equals("failed")) {
      throw new CommandFailed(Problem.DEVICE_FAILED);
    }
    if (waitSeconds > 0 && !hasEnded(command)) {
      throw new CommandFailed(Problem.NO_RECEIPT_YET, waitSeconds);
    }
    return ExitCode.OK;
  }

  private static JsonObject find(AdminApi api, String id, String command) throws CommandFailed {
    for (JsonElement each : api.get("devices/" + id).getAsJsonArray("commands")) {
      if (each.getAsJsonObject().get("id").getAsString().equals(command)) {
        return each.getAsJsonObject();
      }
    }
    throw new CommandFailed(Problem.ANSWER_MALFORMED);
  }

  private static boolean hasEnded(JsonObject command) {
    return switch (stage(command)) {
      case "done", "failed", "revoked" -> true;
      default -> false;
    };
  }

  private static String stage(JsonObject command) {
    return command.get("stage").getAsString();
  }
}
