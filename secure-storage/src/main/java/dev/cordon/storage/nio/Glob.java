package dev.cordon.storage.nio;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates a glob, as {@code FileSystem.getPathMatcher} describes it, into a regular expression.
 * The JDK keeps its own translation to itself.
 */
final class Glob {
  private final String glob;
  private final StringBuilder regex = new StringBuilder();
  private int at;
  private boolean inGroup;

  private Glob(String glob) {
    this.glob = glob;
  }

  static Pattern compile(String glob) {
    return Pattern.compile(new Glob(glob).translate(), Pattern.DOTALL);
  }

  private String translate() {
    while (at < glob.length()) {
      translate(glob.charAt(at++));
    }
    if (inGroup) {
      throw refused("Missing '}'");
    }
    return regex.toString();
  }

  private void translate(char c) {
    switch (c) {
      case '\\' -> literal(escaped());
      case '*' -> stars();
      case '?' -> regex.append("[^/]");
      case '[' -> brackets();
      case '{' -> openGroup();
      case '}' -> closeGroup();
      case ',' -> regex.append(inGroup ? ")|(?:" : ",");
      default -> literal(c);
    }
  }

  private void stars() {
    if (next('*')) {
      regex.append(".*");
    } else {
      regex.append("[^/]*");
    }
  }

  private void openGroup() {
    if (inGroup) {
      throw refused("Groups do not nest");
    }
    inGroup = true;
    regex.append("(?:(?:");
  }

  private void closeGroup() {
    regex.append(inGroup ? "))" : "\\}");
    inGroup = false;
  }

  /** A class never matches the slash, whatever it says. */
  private void brackets() {
    regex.append("(?!/)[");
    if (next('!')) {
      regex.append('^');
    }
    if (next('-')) {
      literal('-');
    }
    while (!next(']')) {
      char first = inBrackets();
      literal(first);
      if (next('-')) {
        range(first);
      }
    }
    regex.append(']');
  }

  private void range(char first) {
    if (at < glob.length() && glob.charAt(at) == ']') {
      literal('-'); // the last in its class: itself
      return;
    }
    char last = inBrackets();
    if (last < first) {
      throw refused("The range runs backwards");
    }
    regex.append('-');
    literal(last);
  }

  private char inBrackets() {
    if (at == glob.length()) {
      throw refused("Missing ']'");
    }
    char c = glob.charAt(at++);
    if (c == '/') {
      throw refused("A class holds no '/'");
    }
    return c;
  }

  private char escaped() {
    if (at == glob.length()) {
      throw refused("Nothing to escape");
    }
    return glob.charAt(at++);
  }

  private void literal(char c) {
    if (c < 128 && !Character.isLetterOrDigit(c)) {
      regex.append('\\');
    }
    regex.append(c);
  }

  private boolean next(char c) {
    if (at < glob.length() && glob.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private PatternSyntaxException refused(String why) {
    return new PatternSyntaxException(why, glob, at - 1);
  }
}
