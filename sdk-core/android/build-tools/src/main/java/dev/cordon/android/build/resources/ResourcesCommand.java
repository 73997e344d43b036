package dev.cordon.android.build.resources;

import dev.cordon.android.build.BuildRefused;
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

  @Option(names = "--library", description = "A library's folder with manifest and res (repeat).")
  private List<Path> libraries = new ArrayList<>();

  @Option(names = "--extra-package", description = "Write an R class for it too (repeat).")
  private List<String> extraPackages = new ArrayList<>();

  @Option(names = "--out", required = true, description = "Folder for everything but R.java.")
  private Path out = Path.of("out");

  @Option(names = "--java", required = true, description = "Folder for the R classes.")
  private Path java = Path.of("java");

  @Mixin private AppVersion version = new AppVersion();

  @Override
  public Integer call() throws IOException, BuildRefused {
    Files.createDirectories(out);
    Files.createDirectories(java);
    Path merged = out.resolve("AndroidManifest.xml");
    MergedManifest.write(manifest, existing("AndroidManifest.xml"), version, merged);
    Aapt2 aapt2 = Aapt2.in(out.resolve("aapt2"), System.getProperty("os.name"));
    aapt2.run(link(merged, compiled(aapt2)));
    return 0;
  }

  private List<Path> existing(String name) {
    return libraries.stream().map(each -> each.resolve(name)).filter(Files::exists).toList();
  }

  private List<Path> compiled(Aapt2 aapt2) throws IOException, BuildRefused {
    List<Path> folders = new ArrayList<>(existing("res"));
    if (Files.isDirectory(res)) {
      folders.add(res);
    }
    List<Path> archives = new ArrayList<>();
    for (Path folder : folders) {
      Path archive = out.resolve("compiled-" + archives.size() + ".zip");
      aapt2.run(List.of("compile", "--dir", folder.toString(), "-o", archive.toString()));
      archives.add(archive);
    }
    return archives;
  }

  private List<String> link(Path merged, List<Path> archives) {
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
    extraPackages.stream().flatMap(each -> Stream.of("--extra-packages", each)).forEach(words::add);
    words.addAll(List.of("-o", out.resolve("resources.apk").toString()));
    archives.stream().flatMap(each -> Stream.of("-R", each.toString())).forEach(words::add);
    return words;
  }
}
