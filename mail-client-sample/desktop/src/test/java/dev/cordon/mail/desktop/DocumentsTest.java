package dev.cordon.mail.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the documents point to is there: tests, pages, pictures. */
@Tag("K2")
class DocumentsTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern TABLE = Pattern.compile("(?m)(^\\|.*\\n)+");
  private static final Pattern ANSWERED =
      Pattern.compile("\\| (not tested: [^|]+|[^|]*`\\w+Test\\b[^|]*) \\|$");
  private static final Pattern CONTROL = Pattern.compile("^\\| MASVS-([A-Z]+)-(\\d):");

  @Test
  void everyTestThatTheyNameIsThere() throws IOException {
    Map<String, String> sources = TestSources.byClass();
    List<String> missing = new ArrayList<>();
    for (Path page : pages()) {
      for (MatchResult named : TEST.matcher(Files.readString(page)).results().toList()) {
        String source = sources.getOrDefault(named.group(1), "");
        boolean there =
            !source.isEmpty() && (named.group(2) == null || isIn(source, named.group(2)));
        if (!there) {
          missing.add(ROOT.relativize(page) + " names " + named.group());
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  /** A method, or a group of them. */
  private static boolean isIn(String source, String name) {
    return source.contains("void " + name + "(") || source.contains("class " + name + " ");
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        if (!Files.exists(page.resolveSibling(link.group(1)))) {
          broken.add(ROOT.relativize(page) + " links to " + link.group(1));
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  @Test
  void everyControlOfMasvsHasItsRow() throws IOException {
    Map<String, Long> rows =
        Files.readAllLines(ROOT.resolve("docs/masvs.md")).stream()
            .flatMap(line -> CONTROL.matcher(line).results())
            .collect(
                Collectors.groupingBy(row -> row.group(1), TreeMap::new, Collectors.counting()));
    assertEquals(
        Map.of(
            "STORAGE",
            2L,
            "CRYPTO",
            2L,
            "AUTH",
            3L,
            "NETWORK",
            2L,
            "PLATFORM",
            3L,
            "CODE",
            4L,
            "RESILIENCE",
            4L,
            "PRIVACY",
            4L),
        rows);
  }

  @Test
  void everyAttackAndAccidentNamesItsTestOrSaysWhyThereIsNone() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/threat-model.md"));
    String attacks =
        page.substring(page.indexOf("\n## Attackers"), page.indexOf("\n## What we do not stop"));
    List<String> open = new ArrayList<>();
    for (MatchResult table : TABLE.matcher(attacks).results().toList()) {
      List<String> rows = table.group().lines().toList();
      open.addAll(rows.subList(0, 1).stream().filter(row -> !row.endsWith("| tests |")).toList());
      open.addAll(rows.stream().skip(2).filter(row -> !ANSWERED.matcher(row).find()).toList());
    }
    assertEquals(List.of(), open);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      List<Path> pages =
          new ArrayList<>(docs.filter(file -> file.toString().endsWith(".md")).toList());
      pages.add(ROOT.resolve("README.md"));
      assertFalse(pages.size() < 20, "the documents were not found");
      return pages;
    }
  }
}
