package dev.cordon.mail.desktop.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The code of each page in {@code docs/recipes/} is the code that some {@code *RecipesTest} runs,
 * word for word. When this fails, copy what it prints from the test into the page.
 */
@Tag("K3")
class RecipesTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path PAGES = ROOT.resolve("docs/recipes");
  private static final Pattern MARKED =
      Pattern.compile("(?ms)^ *// <recipe ([a-z-]+)>\\n(.*?)^ *// </recipe>");
  private static final Pattern CODE = Pattern.compile("(?ms)^```java\\n(.*?)^```");

  /**
   * What tests run for one page.
   *
   * @param test the class that runs it
   * @param code the pieces, in their order
   */
  private record Run(String test, List<String> code) {}

  private static final Run NOBODY = new Run("", List.of());

  @Test
  void everyPageShowsTheCodeThatRuns() throws IOException {
    Map<String, String> pages = pages();
    Map<String, Run> runs = runs();
    assertEquals(runs.keySet(), pages.keySet());
    assertTrue(runs.size() >= 12);
    for (Map.Entry<String, String> page : pages.entrySet()) {
      List<String> shown =
          CODE.matcher(page.getValue()).results().map(code -> code.group(1)).toList();
      assertEquals(runs.getOrDefault(page.getKey(), NOBODY).code(), shown, page.getKey());
    }
  }

  @Test
  void everyPageSaysWhatHappensOnARefusalAndWhichTestRunsIt() throws IOException {
    Map<String, String> pages = pages();
    for (Map.Entry<String, Run> run : runs().entrySet()) {
      String page = pages.getOrDefault(run.getKey(), "");
      assertTrue(page.contains("\n## When it is refused\n"), run.getKey());
      String test = "Runs in `" + run.getValue().test() + "`";
      assertTrue(page.contains(test), run.getKey() + " does not say: " + test);
    }
  }

  @Test
  void theIndexNamesEveryPage() throws IOException {
    String index = Files.readString(PAGES.resolve("README.md"));
    for (String page : pages().keySet()) {
      assertTrue(index.contains("](" + page + ".md)"), page);
    }
  }

  private static Map<String, String> pages() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.list(PAGES)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.equals("README.md")) {
          pages.put(name.replace(".md", ""), Files.readString(file));
        }
      }
    }
    return pages;
  }

  private static Map<String, Run> runs() throws IOException {
    Map<String, Run> runs = new TreeMap<>();
    for (Path source : sources()) {
      String test = source.getFileName().toString().replace(".java", "");
      for (MatchResult piece : MARKED.matcher(Files.readString(source)).results().toList()) {
        runs.computeIfAbsent(piece.group(1), page -> new Run(test, new ArrayList<>()))
            .code()
            .add(piece.group(2).stripTrailing().stripIndent() + "\n");
      }
    }
    return runs;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith("RecipesTest.java"))
          .filter(file -> file.toString().replace('\\', '/').contains("/src/test/java/"))
          .filter(file -> !file.getFileName().toString().equals("RecipesTest.java"))
          .sorted()
          .toList();
    }
  }
}
