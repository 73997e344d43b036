package dev.cordon.android.build.check;

import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What may be used though the oldest phone lacks it, each with a reason.
 *
 * <p>One line per rule: {@code user -> used : reason}. The user is a class, the used is a class or
 * {@code class#member}; either may end in {@code *}. A line that nothing needs is refused, so that
 * the list stays short.
 */
final class AllowList {
  private record Rule(String line, String user, String used) {
    boolean allows(Use use) {
      return matches(user, Names.dotted(use.from()))
          && (matches(used, Names.dotted(use.type()))
              || matches(used, Names.dotted(use.type()) + "#" + use.memberName()));
    }

    private static boolean matches(String pattern, String text) {
      return pattern.endsWith("*")
          ? text.startsWith(pattern.substring(0, pattern.length() - 1))
          : text.equals(pattern);
    }
  }

  private final List<Rule> rules;
  private final Set<Rule> needed = new HashSet<>();

  private AllowList(List<Rule> rules) {
    this.rules = rules;
  }

  static AllowList in(Path file) throws IOException, BuildRefused {
    List<Rule> rules = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        rules.add(parse(text));
      }
    }
    return new AllowList(rules);
  }

  private static Rule parse(String line) throws BuildRefused {
    String[] halves = line.split(" : ", 2);
    String[] sides = halves[0].split(" -> ", 2);
    if (halves.length < 2 || halves[1].isBlank() || sides.length < 2) {
      throw refused(line, "it is not of the form 'user -> used : reason'.", "Write the reason.");
    }
    return new Rule(line, sides[0].strip(), sides[1].strip());
  }

  boolean allows(Use use) {
    boolean allowed = false;
    for (Rule rule : rules) {
      if (rule.allows(use)) {
        needed.add(rule);
        allowed = true;
      }
    }
    return allowed;
  }

  /** To be asked when all uses were judged. */
  void refuseStaleLines() throws BuildRefused {
    for (Rule rule : rules) {
      if (!needed.contains(rule)) {
        throw refused(rule.line(), "nothing in the app needs it any more.", "Delete the line.");
      }
    }
  }

  private static BuildRefused refused(String line, String why, String next) {
    return new BuildRefused(Problem.ALLOW_LIST_REFUSED, line, why, next);
  }
}
