package dev.cordon.server.admin;

import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.server.register.AdminRole;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Names and roles as callers write them. Nothing in a name means anything to SQL, HTML or HTTP. */
final class AdminNames {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

  /** Actors in the log that are nobody's name. */
  private static final Set<String> TAKEN = Set.of("server", "device", "unknown");

  private AdminNames() {}

  static String name(Fields fields) throws DocumentRefusedException {
    String name = fields.text("name", NAME);
    if (TAKEN.contains(name)) {
      throw fields.malformed("name");
    }
    return name;
  }

  /** At least one. */
  static Set<AdminRole> roles(Fields fields) throws DocumentRefusedException {
    Set<AdminRole> roles = EnumSet.noneOf(AdminRole.class);
    roles.addAll(fields.choices("roles", AdminRole.values(), AdminRole::word));
    if (roles.isEmpty()) {
      throw fields.outOfRange("roles", "1.." + AdminRole.values().length + " entries");
    }
    return roles;
  }
}
