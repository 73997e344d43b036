package dev.cordon.server.admin;

import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.AdminRole;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who asks.
 *
 * @param name the administrator
 * @param token the name of the API token that acts for them; empty: they are here in person
 * @param roles what they may do at this moment
 */
record Caller(String name, Optional<String> token, Set<AdminRole> roles) {

  /** As the log names them: {@code NAME}, or {@code NAME/TOKEN}. */
  String actor() {
    return token.map(each -> name + "/" + each).orElse(name);
  }

  /** Refuses who has none of {@code enough}; an empty array: every role is enough. */
  void mustHave(AdminRole... enough) throws Refused {
    if (enough.length > 0 && Arrays.stream(enough).noneMatch(roles::contains)) {
      throw new Refused(Fault.ROLE_MISSING, words(Set.of(enough)));
    }
  }

  static String words(Set<AdminRole> roles) {
    return roles.stream().sorted().map(AdminRole::word).collect(Collectors.joining(", "));
  }
}
