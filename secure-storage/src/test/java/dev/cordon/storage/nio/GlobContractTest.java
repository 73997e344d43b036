package dev.cordon.storage.nio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.Needs;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Globs match what those of Java's own file system match. */
@Tag("A2")
class GlobContractTest {
  private static final List<String> PATHS =
      List.of(
          "",
          "/",
          "a",
          "b",
          "ab",
          "abc",
          "a.b",
          "a.java",
          "a/b",
          "a/b/c",
          "/a",
          "/a/b.java",
          "-",
          "a-b",
          "]",
          "[",
          "{",
          "}",
          "{a}",
          "a,b",
          ",",
          "*",
          "?",
          "\\",
          "!",
          "!a",
          "^",
          "^a",
          "$",
          "(a)",
          "a+",
          "a|b",
          ".",
          "..",
          ".a",
          "&",
          "&&",
          "#",
          " ",
          "é",
          "日本",
          "a日",
          "😀",
          "\n",
          "C",
          "x/y/z.txt",
          "m.c",
          "m.h");

  private final FileSystem plain = FileSystems.getDefault();
  private final FileSystem work =
      WorkFileSystem.over(
          () -> {
            throw new StorageException(Problem.LOCKED, "");
          },
          "globs");

  @Test
  void thePatternsOfTheDocumentsMatchTheSame() {
    for (String pattern :
        List.of(
            "*.java",
            "*.*",
            "*.{java,class}",
            "foo.?",
            "/home/*/*",
            "/home/**",
            "C:\\\\*",
            "**",
            "*",
            "?",
            "a*",
            "*b",
            "[ab]",
            "[!ab]",
            "[a-c]",
            "[!a-c]*",
            "[-a]",
            "[a-]",
            "[^a]",
            "[*?\\\\]",
            "\\*",
            "\\{a\\}",
            "{a,b}",
            "{a,b/c}",
            "{*.c,*.h}",
            "a,b",
            "}",
            "a}",
            "(a)",
            "a+",
            "a|b",
            ".*",
            "[&&]",
            "**/*.java",
            "**.txt",
            "[[]",
            "é",
            "?日",
            "$",
            "^a",
            "#",
            "{a",
            "[a",
            "a\\",
            "[a/b]",
            "{{a}}",
            "[b-a]",
            "{a,{b,c}}",
            "{}",
            "{,a}",
            "[!-a]")) {
      compare(pattern);
    }
  }

  @Test
  void randomPatternsMatchTheSame() {
    Random random = new Random(4);
    String alphabet = "ab.*?{,}-!\\/c";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder pattern = new StringBuilder();
      for (int length = random.nextInt(7); length >= 0; length--) {
        pattern.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      compare(pattern.toString());
    }
  }

  @Test
  void aNewLineInANameIsACharacterLikeAnother() {
    PathMatcher all = work.getPathMatcher("glob:**");
    assertTrue(all.matches(work.getPath("a\nb/c")));
  }

  @Test
  void aDecomposedPatternMatchesTheComposedName() {
    assertTrue(work.getPathMatcher("glob:e\u0301*").matches(work.getPath("\u00e9t\u00e9")));
  }

  @Test
  void syntaxesAreToldApart() {
    assertTrue(work.getPathMatcher("REGEX:a+").matches(work.getPath("aaa")));
    assertTrue(work.getPathMatcher("Glob:a+").matches(work.getPath("a+")));
    assertThrows(IllegalArgumentException.class, () -> work.getPathMatcher("*.java"));
    assertThrows(IllegalArgumentException.class, () -> work.getPathMatcher(":a"));
    assertThrows(UnsupportedOperationException.class, () -> work.getPathMatcher("sql:a%"));
  }

  private void compare(String pattern) {
    Needs.part(plain.getSeparator().equals("/"), "a default file system of Unix");
    for (String path : PATHS) {
      assertEquals(
          outcome(plain, pattern, path), outcome(work, pattern, path), pattern + " on " + path);
    }
  }

  private static String outcome(FileSystem fileSystem, String pattern, String path) {
    try {
      PathMatcher matcher = fileSystem.getPathMatcher("glob:" + pattern);
      return String.valueOf(path.equals("\n") || matcher.matches(fileSystem.getPath(path)));
    } catch (IllegalArgumentException e) {
      return e.getClass().getName();
    }
  }
}
