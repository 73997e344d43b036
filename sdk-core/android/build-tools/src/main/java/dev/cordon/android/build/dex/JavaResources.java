package dev.cordon.android.build.dex;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What is no class in a jar and has a meaning on the phone: services files, texts, tables. */
final class JavaResources {
  /** Signatures and indexes of single jars, other VMs' variants, build systems' notes. */
  private static final Pattern MEANINGLESS =
      Pattern.compile(
          ".*/|.*\\.(class|dex|knm|kotlin_builtins|kotlin_metadata|proto)|DebugProbesKt\\.bin"
              + "|(common|nonJvm)Main/.*|META-INF/(MANIFEST\\.MF|INDEX\\.LIST)"
              + "|META-INF/(maven|versions|proguard|com\\.android\\.tools|native-image)/.*"
              + "|META-INF/[^/]+\\.(SF|RSA|DSA|EC|version|kotlin_module)"
              + "|META-INF/kotlin-project-structure-metadata\\.json"
              + "|META-INF/(LICEN[CS]E|NOTICE|DEPENDENCIES).*");

  private JavaResources() {}

  /** The first jar that has a path wins, as on a class path. */
  static SortedMap<String, byte[]> of(List<Path> jars) throws IOException {
    SortedMap<String, byte[]> resources = new TreeMap<>();
    for (Path jar : jars) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          if (!MEANINGLESS.matcher(entry.getName()).matches()) {
            resources.putIfAbsent(entry.getName(), bytes(zip, entry));
          }
        }
      }
    }
    return resources;
  }

  static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }
}
