package dev.cordon.android.build.aar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zip files whose bytes follow from their contents: sorted, and all of the same time. */
public final class PlainZip {
  /** The first time that a zip file can express. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private PlainZip() {}

  /** Every file below a folder. */
  public static Path ofFolder(Path folder, Path file) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    addFolder("", folder, entries);
    write(file, entries);
    return file;
  }

  static void addFolder(String prefix, Path folder, SortedMap<String, byte[]> entries)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        entries.put(prefix + name, Files.readAllBytes(file));
      }
    }
  }

  static void write(Path file, SortedMap<String, byte[]> entries) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(each.getValue());
        zip.closeEntry();
      }
    }
  }
}
