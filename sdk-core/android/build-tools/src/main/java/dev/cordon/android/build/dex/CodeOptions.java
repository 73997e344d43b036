package dev.cordon.android.build.dex;

import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.aar.Libraries;
import dev.cordon.android.build.aar.Library;
import dev.cordon.android.build.aar.PlainZip;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an app's code consists of. */
public final class CodeOptions {
  @Option(names = "--classes", required = true, description = "Folder of the app's own classes.")
  private Path classes = Path.of("classes");

  @Option(names = "--classpath", required = true, description = "Jars that the app runs with.")
  private String classpath = "";

  @Option(names = "--framework", required = true, description = "The jar of android-all.")
  private Path framework = Path.of("android.jar");

  @Option(names = "--rules", split = ",", description = "Rules for R8: the app's, the manifest's.")
  private List<Path> rules = new ArrayList<>();

  @Option(names = "--desugar-library", required = true, description = "desugar_jdk_libs_nio.")
  private Path desugarLibrary = Path.of("desugar.jar");

  @Option(names = "--desugar-configuration", required = true, description = "Its configuration.")
  private Path desugarConfiguration = Path.of("configuration.jar");

  @Option(names = "--min-sdk", required = true, description = "Lowest API level.")
  private int minSdk;

  @Mixin private Libraries libraries = new Libraries();

  /** The libraries, AARs unpacked. */
  public List<Library> libraries(Path work) throws IOException, BuildRefused {
    return libraries.in(work.resolve("aars"));
  }

  /** The code with the rules of the app and of its libraries. */
  public AppCode program(List<Library> libraries, Path work) throws IOException {
    List<Path> jars = new ArrayList<>(List.of(PlainZip.ofFolder(classes, work.resolve("app.jar"))));
    Arrays.stream(classpath.split(File.pathSeparator))
        .filter(each -> !each.isBlank())
        .map(Path::of)
        .forEach(jars::add);
    libraries.stream().flatMap(each -> each.classes().stream()).forEach(jars::add);
    List<Path> allRules = new ArrayList<>(rules);
    libraries.stream().flatMap(each -> each.consumerRules().stream()).forEach(allRules::add);
    DesugaredLibrary desugared = new DesugaredLibrary(desugarLibrary, desugarConfiguration);
    return new AppCode(jars, framework, allRules, minSdk, desugared);
  }
}
