package dev.cordon.android.build.size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names that classes had before R8 shortened them, from R8's mapping file. */
record OriginalNames(Map<String, String> originals) {
  private static final Pattern CLASS = Pattern.compile("^(\\S+) -> (\\S+):$");

  static OriginalNames in(Path mapping) throws IOException {
    Map<String, String> originals = new HashMap<>();
    try (Stream<String> lines = Files.lines(mapping)) {
      lines
          .map(CLASS::matcher)
          .filter(Matcher::matches)
          .forEach(each -> originals.put(each.group(2), each.group(1)));
    }
    return new OriginalNames(originals);
  }

  String of(String name) {
    return originals.getOrDefault(name, name);
  }
}
