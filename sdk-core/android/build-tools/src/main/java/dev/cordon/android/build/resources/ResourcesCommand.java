package dev.cordon.android.build.resources;

import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.aar.Libraries;
import dev.cordon.android.build.aar.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compiles and links the resources of a module, and writes its {@code R} classes. */
@Command(name = "resources", description = "Compiles resources; writes R.java, R.txt and a table.")
public final class ResourcesCommand implements Callable<Integer> {
  @Option(names = "--framework", required = true, description = "The jar of android-all.")
  private Path framework = Path.of("android.jar");

  @Option(names = "--manifest", required = true, description = "The module's own manifest.")
  private Path manifest = Path.of("AndroidManifest.xml");

  @Option(names = "--res", description = "The module's own resource folder; may be missing.")
  private Path res = Path.of("res");

  @Option(names = "--out", required = true, description = "Folder for everything but R.java.")
  private Path out = Path.of("out");

  @Option(names = "--java", required = true, description = "Folder for the R classes.")
  private Path java = Path.of("java");

  @Mixin private Libraries libraries = new Libraries();
  @Mixin private AppVersion version = new AppVersion();

  @Override
  public Integer call() throws IOException, BuildRefused {
    Files.createDirectories(out);
    Files.createDirectories(java);
    List<Library> others = libraries.in(out.resolve("aars"));
    Path merged = out.resolve("AndroidManifest.xml");
    MergedManifest.ofApp(manifest, others, version, merged);
    writeLibrary(out.resolve("library"));
    Aapt2 aapt2 = Aapt2.in(out.resolve("aapt2"), System.getProperty("os.name"));
    List<String> words = link(merged);
    words.addAll(packages(others));
    words.addAll(compiled(aapt2, others));
    aapt2.run(words);
    return 0;
  }

  /** The module as other modules of the same build see it: laid out as an AAR is. */
  private void writeLibrary(Path folder) throws IOException, BuildRefused {
    MergedManifest.ofLibrary(manifest, version, folder.resolve("AndroidManifest.xml"));
    FileCopies.replace(res, folder.resolve("res"));
    FileCopies.replace(manifest.resolveSibling("proguard.txt"), folder.resolve("proguard.txt"));
  }

  /** The code of a library looks its resources up in an R of its own package. */
  private static List<String> packages(List<Library> libraries) throws IOException, BuildRefused {
    List<String> words = new ArrayList<>();
    for (Library library : libraries) {
      if (library.res().isPresent()) {
        words.addAll(List.of("--extra-packages", library.packageName()));
      }
    }
    return words;
  }

  private List<String> compiled(Aapt2 aapt2, List<Library> libraries)
      throws IOException, BuildRefused {
    Stream<Path> own = Stream.of(res).filter(Files::isDirectory);
    List<Path> folders =
        Stream.concat(libraries.stream().flatMap(each -> each.res().stream()), own).toList();
    List<String> words = new ArrayList<>();
    for (Path folder : folders) {
      Path archive = out.resolve("compiled-" + words.size() / 2 + ".zip");
      aapt2.run(List.of("compile", "--dir", folder.toString(), "-o", archive.toString()));
      words.addAll(List.of("-R", archive.toString()));
    }
    return words;
  }

  private List<String> link(Path merged) {
    List<String> words = new ArrayList<>(List.of("link", "-I", framework.toString()));
    words.addAll(List.of("--manifest", merged.toString(), "--java", java.toString()));
    words.addAll(List.of("--output-text-symbols", out.resolve("R.txt").toString()));
    words.addAll(List.of("--proguard", out.resolve("manifest-rules.pro").toString()));
    words.addAll(List.of("--min-sdk-version", "" + version.minSdk()));
    words.addAll(List.of("--target-sdk-version", "" + version.targetSdk()));
    words.addAll(List.of("--version-code", "" + version.versionCode()));
    words.addAll(List.of("--version-name", version.versionName()));
    // Libraries are compiled before the app that numbers their resources: never constants.
    words.addAll(List.of("--auto-add-overlay", "--no-version-vectors", "--non-final-ids"));
    words.addAll(List.of("-o", out.resolve("resources.apk").toString()));
    return words;
  }
}
