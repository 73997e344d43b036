package dev.cordon.android.build.aar;

import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The classes of some AARs as one jar, since Maven's class paths do not look into an AAR. */
@Command(name = "classes", description = "Joins the classes of AARs into one jar.")
public final class ClassesCommand implements Callable<Integer> {
  @Option(names = "--aar", required = true, description = "An AAR; may be given more than once.")
  private List<Path> aars = List.of();

  @Option(names = "--out", required = true, description = "The jar to write.")
  private Path out = Path.of("classes.jar");

  @Override
  public Integer call() throws IOException, BuildRefused {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    for (Path aar : aars) {
      addClasses(aar, entries);
    }
    PlainZip.write(out, entries);
    return 0;
  }

  private static void addClasses(Path aar, SortedMap<String, byte[]> entries)
      throws IOException, BuildRefused {
    byte[] classes;
    try (ZipFile zip = new ZipFile(aar.toFile())) {
      ZipEntry entry = zip.getEntry("classes.jar");
      if (entry == null) {
        throw new BuildRefused(
            Problem.AAR_MALFORMED,
            aar.toString(),
            "it holds no classes.jar, so it is not an AAR with code.",
            "Take it out of the list, or look whether the download is whole.");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        classes = in.readAllBytes();
      }
    }
    addEntries(classes, entries);
  }

  private static void addEntries(byte[] jar, SortedMap<String, byte[]> entries) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory() && !entry.getName().equals("META-INF/MANIFEST.MF")) {
          entries.putIfAbsent(entry.getName(), zip.readAllBytes());
        }
      }
    }
  }
}
