package dev.cordon.server.cli;

import com.google.gson.JsonArray;
import dev.cordon.server.register.AdminRole;
import java.util.List;
import picocli.CommandLine.Option;

/** Roles as they are typed. */
final class RolesOption {
  @Option(
      names = "--role",
      required = true,
      split = ",",
      paramLabel = "ROLE",
      description =
          "owner (manages administrators), author (decides policies), approver (agrees to what"
              + " others ordered), operator (invites and orders), auditor (reads what was done);"
              + " several with commas. A token is never owner or approver.")
  private List<AdminRole> roles = List.of();

  JsonArray json() {
    JsonArray words = new JsonArray();
    roles.stream().distinct().map(AdminRole::word).forEach(words::add);
    return words;
  }
}
