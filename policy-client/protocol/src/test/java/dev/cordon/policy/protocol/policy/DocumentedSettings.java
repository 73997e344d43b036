package dev.cordon.policy.protocol.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The table of settings in {@code docs/protocol.md}. */
public final class DocumentedSettings {
  private static final Path PAGE = Path.of("..", "..", "docs", "protocol.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z]+\\.[A-Za-z.]+)` \\| (.*) \\| (.*) \\|");
  private static final Pattern RANGE = Pattern.compile("(\\d+)\\.\\.(\\d+).*");
  private static final Pattern WORD = Pattern.compile("`([^`]+)`");

  private DocumentedSettings() {}

  /** Their paths. */
  public static Set<String> names() {
    return rows().stream().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Path, least and most of each number. */
  public static Stream<Arguments> numbers() {
    return rows().stream()
        .filter(row -> RANGE.matcher(row.group(2)).matches())
        .map(
            row -> {
              MatchResult range = RANGE.matcher(row.group(2)).results().findFirst().orElseThrow();
              return Arguments.of(
                  row.group(1), Long.valueOf(range.group(1)), Long.valueOf(range.group(2)));
            });
  }

  /** Path and permitted words, separated by commas, of each choice. */
  public static Stream<Arguments> words() {
    return rows().stream()
        .filter(row -> row.group(2).startsWith("`"))
        .map(row -> Arguments.of(row.group(1), words(row.group(2))));
  }

  private static String words(String cell) {
    return WORD.matcher(cell)
        .results()
        .map(word -> word.group(1))
        .collect(Collectors.joining(", "));
  }

  private static List<MatchResult> rows() {
    try {
      return Files.readAllLines(PAGE).stream()
          .flatMap(line -> ROW.matcher(line).results())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
