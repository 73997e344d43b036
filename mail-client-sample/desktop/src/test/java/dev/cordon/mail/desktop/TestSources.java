package dev.cordon.mail.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tests of all modules, as documents name them. */
final class TestSources {
  private static final Path ROOT = Path.of("../..");

  private TestSources() {}

  /** Test classes of one name, such as {@code LifeTest}, count as one. */
  static Map<String, String> byClass() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : files.filter(TestSources::isTest).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        sources.merge(name, Files.readString(file), String::concat);
      }
    }
    return sources;
  }

  private static boolean isTest(Path file) {
    String name = file.toString().replace('\\', '/');
    return name.contains("/src/test/java/") && name.endsWith("Test.java");
  }
}
