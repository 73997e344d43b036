package dev.cordon.storage.android;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the native library looks up by name survives an app's shrinking. */
class ConsumerRulesTest {
  private static final Pattern CLASS = Pattern.compile("net/zetetic/[A-Za-z/$]+(?=[;\\x00])");
  private static final Set<String> PROCESSORS = Set.of("arm64-v8a", "armeabi-v7a", "x86_64", "x86");

  @Test
  void everyClassThatTheNativeLibraryNamesIsKept() throws Exception {
    String rules = Files.readString(Path.of("src/main/proguard.txt"));
    SortedSet<String> named = namedByNativeCode();
    assertEquals(7, named.size(), named.toString());
    for (String type : named) {
      assertTrue(rules.contains(" class " + type + " {"), type);
      assertEquals(
          type, Class.forName(type, false, ConsumerRulesTest.class.getClassLoader()).getName());
    }
  }

  @Test
  void everyProcessorOfAndroidHasItsLibrary() throws IOException {
    try (ZipFile aar = new ZipFile(System.getProperty("cordon.sqlcipher.aar"))) {
      for (String processor : PROCESSORS) {
        assertTrue(aar.getEntry("jni/" + processor + "/libsqlcipher.so") != null, processor);
      }
    }
  }

  private static SortedSet<String> namedByNativeCode() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try (ZipFile aar = new ZipFile(System.getProperty("cordon.sqlcipher.aar"))) {
      for (String processor : PROCESSORS) {
        ZipEntry library = aar.getEntry("jni/" + processor + "/libsqlcipher.so");
        try (InputStream in = aar.getInputStream(library)) {
          Matcher found = CLASS.matcher(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
          while (found.find()) {
            names.add(found.group().replace('/', '.'));
          }
        }
      }
    }
    return names;
  }
}
