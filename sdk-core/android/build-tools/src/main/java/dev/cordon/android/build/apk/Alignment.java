package dev.cordon.android.build.apk;

import com.android.zipflinger.Entry;
import com.android.zipflinger.ZipArchive;
import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** What Android maps into memory must lie uncompressed on the right bounds. */
final class Alignment {
  static final String TABLE = "resources.arsc";
  static final long TABLE_BYTES = 4;

  /** Android 15 phones may have pages of 16 KiB. */
  static final long PAGE_BYTES = 16 * 1024;

  private Alignment() {}

  static void check(Path apk) throws IOException, BuildRefused {
    for (Entry entry : ZipArchive.listEntries(apk).values()) {
      if (entry.getName().equals(TABLE)) {
        checkPlace(entry, TABLE_BYTES);
      } else if (entry.getName().endsWith(".so")) {
        checkPlace(entry, PAGE_BYTES);
      }
    }
    checkSegments(apk);
  }

  private static void checkPlace(Entry entry, long boundary) throws BuildRefused {
    long place = entry.getPayloadLocation().first;
    if (entry.isCompressed() || place % boundary != 0) {
      throw refused(
          entry.getName(),
          "it is compressed or begins at byte " + place + ", no multiple of " + boundary + ".");
    }
  }

  /** The linker of a phone with large pages refuses what was linked for small ones. */
  private static void checkSegments(Path apk) throws IOException, BuildRefused {
    try (ZipArchive zip = new ZipArchive(apk)) {
      for (String name : zip.listEntries()) {
        ByteBuffer content = name.endsWith(".so") ? zip.getContent(name) : null;
        if (content != null && Elf.is64Bit(content)) {
          long boundary = Elf.smallestSegmentAlignment(content);
          if (boundary < PAGE_BYTES) {
            throw refused(name, "it was linked for pages of " + boundary + " bytes.");
          }
        }
      }
    }
  }

  private static BuildRefused refused(String name, String why) {
    return new BuildRefused(
        Problem.MISALIGNED,
        name,
        why,
        "Phones with 16 KB pages cannot load it: build the APK with this tool, and take native"
            + " libraries that are linked with max-page-size=16384.");
  }
}
