package dev.cordon.storage.nio;

import java.nio.file.PathMatcher;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** What {@code FileSystem.getPathMatcher} understands: {@code glob:} and {@code regex:}. */
final class Matchers {
  private Matchers() {}

  static PathMatcher of(String syntaxAndPattern) {
    int colon = syntaxAndPattern.indexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("A matcher is written as syntax:pattern");
    }
    Pattern pattern =
        compile(syntaxAndPattern.substring(0, colon), syntaxAndPattern.substring(colon + 1));
    return path -> pattern.matcher(path.toString()).matches();
  }

  private static Pattern compile(String syntax, String pattern) {
    if (syntax.equalsIgnoreCase("glob")) {
      return Glob.compile(Normalizer.normalize(pattern, Normalizer.Form.NFC)); // as paths are
    }
    if (syntax.equalsIgnoreCase("regex")) {
      return Pattern.compile(pattern);
    }
    throw new UnsupportedOperationException("Matchers are glob: or regex:, not " + syntax + ":");
  }
}
