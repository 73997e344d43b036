package dev.cordon.android.build.dex;

import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.L8;
import com.android.tools.r8.L8Command;
import com.android.tools.r8.OutputMode;
import com.android.tools.r8.origin.Origin;
import com.android.tools.r8.tracereferences.TraceReferences;
import com.android.tools.r8.tracereferences.TraceReferencesCommand;
import com.android.tools.r8.tracereferences.TraceReferencesKeepRules;
import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Parts of newer JDKs that a compiler redirects calls to and that go into the APK beside the app.
 *
 * @param classes the jar of desugar_jdk_libs_nio
 * @param configuration the jar of desugar_jdk_libs_configuration_nio
 */
public record DesugaredLibrary(Path classes, Path configuration) {
  private static final String JSON = "META-INF/desugar/d8/desugar.json";

  /** What the compiler of the app must be told. */
  String rewriting() throws IOException, BuildRefused {
    try (ZipFile zip = new ZipFile(configuration.toFile())) {
      ZipEntry entry = zip.getEntry(JSON);
      if (entry == null) {
        throw new BuildRefused(
            Problem.CODE_REFUSED,
            configuration.toString(),
            "it holds no " + JSON + ".",
            "Give the jar of desugar_jdk_libs_configuration_nio.");
      }
      return new String(JavaResources.bytes(zip, entry), StandardCharsets.UTF_8);
    }
  }

  /** The DEX of what an app's DEX calls; nothing where it calls nothing. */
  List<Path> dex(List<Path> app, AppCode code, Path folder) throws IOException, BuildRefused {
    Path own = DexFiles.emptied(folder);
    Path whole = folder.resolve("whole-" + code.minSdk() + ".jar");
    if (!Files.exists(whole)) {
      run(code, List.of(), whole, OutputMode.ClassFile);
    }
    List<String> called = called(app, whole, code.framework());
    if (called.isEmpty()) {
      return List.of();
    }
    run(code, called, own, OutputMode.DexIndexed);
    return DexFiles.in(own);
  }

  private void run(AppCode code, List<String> keepRules, Path out, OutputMode mode)
      throws IOException, BuildRefused {
    Complaints complaints = new Complaints();
    L8Command.Builder l8 =
        L8Command.builder(complaints)
            .addProgramFiles(classes, configuration)
            .addLibraryFiles(code.framework())
            .addLibraryResourceProvider(Jdk.classes())
            .setMinApiLevel(code.minSdk())
            .setMode(CompilationMode.RELEASE)
            .addDesugaredLibraryConfiguration(rewriting())
            .setOutput(out, mode);
    if (!keepRules.isEmpty()) {
      l8.addProguardConfiguration(keepRules, Origin.unknown());
    }
    complaints.hear("L8", threads -> L8.run(l8.build(), threads));
  }

  /** Rules that keep what the app calls. */
  private static List<String> called(List<Path> app, Path whole, Path framework)
      throws IOException, BuildRefused {
    Path rules = whole.resolveSibling("called.pro");
    Complaints complaints = new Complaints();
    TraceReferencesCommand.Builder tracing =
        TraceReferencesCommand.builder(complaints)
            .addLibraryFiles(framework)
            .addLibraryResourceProvider(Jdk.classes())
            .addTargetFiles(whole)
            .addSourceFiles(app)
            .setConsumer(TraceReferencesKeepRules.builder().setOutputPath(rules).build());
    complaints.hear("R8's tracing", threads -> TraceReferences.run(tracing.build(), threads));
    return Files.readAllLines(rules);
  }
}
