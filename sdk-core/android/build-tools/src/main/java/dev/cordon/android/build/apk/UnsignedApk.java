package dev.cordon.android.build.apk;

import com.android.zipflinger.BytesSource;
import com.android.zipflinger.Entry;
import com.android.zipflinger.Source;
import com.android.zipflinger.ZipArchive;
import com.android.zipflinger.ZipSource;
import dev.cordon.android.build.aar.Library;
import dev.cordon.android.build.dex.DexedApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The zip file before it is signed: its bytes follow from what is put in. */
final class UnsignedApk {
  private static final int DEFLATED = 6;
  private static final int STORED = 0;

  private UnsignedApk() {}

  static void write(
      Path resources, DexedApp code, List<Library> libraries, Set<String> abis, Path out)
      throws IOException {
    Files.deleteIfExists(out);
    try (ZipArchive zip = new ZipArchive(out)) {
      addResources(zip, resources);
      addDex(zip, code.dex());
      for (var resource : code.resources().entrySet()) {
        zip.add(new BytesSource(resource.getValue(), resource.getKey(), DEFLATED));
      }
      for (Library library : libraries) {
        if (library.jni().isPresent()) {
          addNative(zip, library.jni().get(), abis);
        }
      }
    }
  }

  private static void addResources(ZipArchive zip, Path resources) throws IOException {
    ZipSource source = new ZipSource(resources);
    for (Entry entry : source.entries().values()) {
      String name = entry.getName();
      long alignment = name.equals(Alignment.TABLE) ? Alignment.TABLE_BYTES : Source.NO_ALIGNMENT;
      source.select(name, name, ZipSource.COMPRESSION_NO_CHANGE, alignment);
    }
    zip.add(source);
  }

  private static void addDex(ZipArchive zip, List<Path> files) throws IOException {
    for (int i = 0; i < files.size(); i++) {
      String name = i == 0 ? "classes.dex" : "classes" + (i + 1) + ".dex";
      zip.add(new BytesSource(files.get(i), name, DEFLATED));
    }
  }

  /** Uncompressed and on page bounds, so that Android maps it without unpacking. */
  private static void addNative(ZipArchive zip, Path jni, Set<String> abis) throws IOException {
    for (String abi : abis) {
      for (Path file : files(jni.resolve(abi))) {
        BytesSource source = new BytesSource(file, "lib/" + abi + "/" + file.getFileName(), STORED);
        source.align(Alignment.PAGE_BYTES);
        zip.add(source);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
