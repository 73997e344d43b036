package dev.cordon.server.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mam admin}: who administers, and with which roles. For owners. */
@Command(
    mixinStandardHelpOptions = true,
    name = "admin",
    description = "Manages administrators and their roles.")
final class AdminWord implements Runnable {
  private final Mam mam;

  @Spec private CommandSpec spec = CommandSpec.create();

  AdminWord(Mam mam) {
    this.mam = mam;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the administrators.")
  int list() throws CommandFailed {
    JsonObject list = mam.api().get("administrators");
    if (!mam.printedJson(list)) {
      Columns columns = new Columns("NAME", "ROLES", "SECOND FACTOR", "DISABLED");
      for (JsonElement element : list.getAsJsonArray("administrators")) {
        JsonObject each = element.getAsJsonObject();
        columns.add(
            Cells.text(each, "name"),
            Cells.list(each, "roles"),
            Cells.yes(each, "secondFactor"),
            Cells.yes(each, "disabled"));
      }
      columns.print(mam.around().out());
    }
    return ExitCode.OK;
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Adds an administrator, and prints the one-time password once.")
  int add(
      @Parameters(paramLabel = "NAME", description = "a-z 0-9 . _ @ -; at most 64.") String name,
      @Mixin RolesOption roles)
      throws CommandFailed {
    JsonObject wanted = new JsonObject();
    wanted.addProperty("name", name);
    wanted.add("roles", roles.json());
    return password(mam.api().post("administrators", wanted, Map.of()));
  }

  @Command(
      name = "roles",
      mixinStandardHelpOptions = true,
      description = "Gives an administrator these roles and no others, at once.")
  int roles(@Parameters(paramLabel = "NAME") String name, @Mixin RolesOption roles)
      throws CommandFailed {
    JsonObject wanted = new JsonObject();
    wanted.add("roles", roles.json());
    return shown(mam.api().put(path(name, "roles"), wanted.toString()));
  }

  @Command(
      name = "disable",
      mixinStandardHelpOptions = true,
      description = "Ends an administrator's sessions and tokens, at once.")
  int disable(@Parameters(paramLabel = "NAME") String name) throws CommandFailed {
    return shown(mam.api().post(path(name, "disable"), new JsonObject(), Map.of()));
  }

  @Command(
      name = "enable",
      mixinStandardHelpOptions = true,
      description = "Lets an administrator who was disabled in again.")
  int enable(@Parameters(paramLabel = "NAME") String name) throws CommandFailed {
    return shown(mam.api().post(path(name, "enable"), new JsonObject(), Map.of()));
  }

  @Command(
      name = "reset-password",
      mixinStandardHelpOptions = true,
      description = "Gives an administrator a one-time password, and prints it once.")
  int resetPassword(@Parameters(paramLabel = "NAME") String name) throws CommandFailed {
    return password(mam.api().post(path(name, "password"), new JsonObject(), Map.of()));
  }

  @Command(
      name = "reset-totp",
      mixinStandardHelpOptions = true,
      description = "Removes the second factor of who lost it and the recovery codes.")
  int resetTotp(@Parameters(paramLabel = "NAME") String name) throws CommandFailed {
    return shown(mam.api().post(path(name, "second-factor/removal"), new JsonObject(), Map.of()));
  }

  @Command(
      name = "demand-totp",
      mixinStandardHelpOptions = true,
      description = "Demands a second factor of every administrator, or stops to: on or off.")
  int demandTotp(@Parameters(paramLabel = "on|off") Switch wanted) throws CommandFailed {
    JsonObject rule = new JsonObject();
    rule.addProperty("demanded", wanted == Switch.ON);
    JsonObject answer = mam.api().put("second-factors", rule.toString());
    if (!mam.printedJson(answer)) {
      mam.around().out().println("second factor demanded: " + Cells.yes(answer, "demanded"));
    }
    return ExitCode.OK;
  }

  /** See {@code demand-totp}. */
  enum Switch {
    ON,
    OFF
  }

  private int password(JsonObject administrator) {
    if (!mam.printedJson(administrator)) {
      mam.around().out().println(administrator.get("oneTimePassword").getAsString());
      mam.around()
          .err()
          .printf(
              "the one-time password of %s, shown once; it opens nothing but its replacement%n",
              Cells.text(administrator, "name"));
    }
    return ExitCode.OK;
  }

  private int shown(JsonObject administrator) {
    if (!mam.printedJson(administrator)) {
      mam.around()
          .out()
          .printf(
              "%s: %s%s%n",
              Cells.text(administrator, "name"),
              Cells.list(administrator, "roles"),
              administrator.get("disabled").getAsBoolean() ? " (disabled)" : "");
    }
    return ExitCode.OK;
  }

  private static String path(String name, String what) {
    return "administrators/" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "/" + what;
  }
}
