package dev.cordon.android.build.aar;

import dev.cordon.android.build.BuildRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Packs a library as others use it: code without R, resources, R.txt, manifest, rules for R8. */
@Command(name = "aar", description = "Packs an Android library.")
public final class AarCommand implements Callable<Integer> {
  @Option(names = "--library", required = true, description = "Folder of the resources step.")
  private Path folder = Path.of("main");

  @Option(names = "--classes", required = true, description = "The jar with the library's code.")
  private Path classes = Path.of("classes.jar");

  @Option(names = "--symbols", required = true, description = "R.txt of the resources step.")
  private Path symbols = Path.of("R.txt");

  @Option(names = "--out", required = true, description = "The AAR to write.")
  private Path out = Path.of("library.aar");

  @Override
  public Integer call() throws IOException, BuildRefused {
    Library library = new Library(folder);
    SortedMap<String, byte[]> entries = new TreeMap<>();
    entries.put("AndroidManifest.xml", Files.readAllBytes(library.manifest()));
    entries.put("classes.jar", Files.readAllBytes(classes));
    // A library without resources has none: an empty list of symbols says so.
    entries.put("R.txt", Files.exists(symbols) ? Files.readAllBytes(symbols) : new byte[0]);
    if (library.consumerRules().isPresent()) {
      entries.put("proguard.txt", Files.readAllBytes(library.consumerRules().get()));
    }
    if (library.res().isPresent()) {
      PlainZip.addFolder("res/", library.res().get(), entries);
    }
    PlainZip.write(out, entries);
    return 0;
  }
}
