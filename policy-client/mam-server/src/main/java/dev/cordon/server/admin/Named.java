package dev.cordon.server.admin;

import dev.cordon.server.http.Call;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.Tables;
import java.util.regex.Pattern;

/** Names that an administrator gives to users, groups, apps and policies. */
final class Named {
  /** Letters and digits of any script; nothing that has a meaning in addresses or terminals. */
  static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._@+-]{0,99}");

  private Named() {}

  /** A name out of the body, under {@code member}. */
  static String read(Call call, String member) throws Refused {
    return call.read(fields -> fields.text(member, NAME));
  }

  static String user(Call call, Tables tables) throws Refused {
    return user(call.parameter("user"), tables);
  }

  static String user(String name, Tables tables) throws Refused {
    if (!tables.people().has(name)) {
      throw new Refused(Fault.USER_UNKNOWN, name);
    }
    return name;
  }

  static String group(Call call, Tables tables) throws Refused {
    String name = call.parameter("group");
    if (!tables.groups().has(name)) {
      throw new Refused(Fault.GROUP_UNKNOWN, name);
    }
    return name;
  }
}
