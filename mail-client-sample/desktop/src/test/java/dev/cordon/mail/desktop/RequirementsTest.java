package dev.cordon.mail.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docs/requirements.md} promises nothing that no test carries. */
@Tag("K2")
class RequirementsTest {
  private static final Path PAGE = Path.of("../../docs/requirements.md");
  private static final Pattern ROW =
      Pattern.compile("\\| ([A-K]\\d) \\|[^|]*\\|([^|]*)\\|[^|]*\\|([^|]*)\\|");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
  private static final Pattern STATE = Pattern.compile("(done|partly: .+|done, .+|not yet.*)");

  /** How many requirements each group has. */
  private static final Map<Character, Integer> GROUPS =
      Map.ofEntries(
          Map.entry('A', 6),
          Map.entry('B', 9),
          Map.entry('C', 6),
          Map.entry('D', 8),
          Map.entry('E', 5),
          Map.entry('F', 6),
          Map.entry('G', 4),
          Map.entry('H', 9),
          Map.entry('I', 3),
          Map.entry('J', 2),
          Map.entry('K', 4));

  private record Row(String id, String state, List<String> tests) {
    boolean isClaimed() {
      return !state.startsWith("not yet");
    }
  }

  @Test
  void everyRequirementHasItsRow() throws IOException {
    List<String> ids = new ArrayList<>();
    GROUPS.keySet().stream()
        .sorted()
        .forEach(
            group -> {
              for (int i = 1; i <= GROUPS.getOrDefault(group, 0); i++) {
                ids.add(group.toString() + i);
              }
            });
    assertEquals(ids, rows().stream().map(Row::id).toList());
  }

  @Test
  void everyRowSaysPlainlyHowFarItIs() throws IOException {
    List<String> unclear =
        rows().stream()
            .filter(row -> !STATE.matcher(row.state()).matches())
            .map(row -> row.id() + ": " + row.state())
            .toList();
    assertEquals(List.of(), unclear);
  }

  @Test
  void whatIsClaimedHasTests() throws IOException {
    List<String> bare =
        rows().stream()
            .filter(row -> row.isClaimed() && row.tests().isEmpty())
            .map(Row::id)
            .toList();
    assertEquals(List.of(), bare);
  }

  @Test
  void everyTestThatARowNamesIsThereAndCarriesTheTag() throws IOException {
    Map<String, String> sources = TestSources.byClass();
    List<String> wrong = new ArrayList<>();
    for (Row row : rows()) {
      for (String test : row.tests()) {
        if (!sources.getOrDefault(test, "").contains("@Tag(\"" + row.id() + "\")")) {
          wrong.add(row.id() + ": " + test + " is not there or not tagged");
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      for (MatchResult row : ROW.matcher(line).results().toList()) {
        List<String> tests =
            TEST.matcher(row.group(3)).results().map(test -> test.group(1)).toList();
        rows.add(new Row(row.group(1), row.group(2).strip(), tests));
      }
    }
    return rows;
  }
}
