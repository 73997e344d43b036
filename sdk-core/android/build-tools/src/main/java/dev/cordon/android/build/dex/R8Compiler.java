package dev.cordon.android.build.dex;

import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.OutputMode;
import com.android.tools.r8.R8;
import com.android.tools.r8.R8Command;
import com.android.tools.r8.origin.Origin;
import dev.cordon.android.build.BuildRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Only what the app can reach, optimised and with short names. */
public final class R8Compiler implements DexCompiler {
  private final List<String> more;
  private final boolean complete;

  private R8Compiler(boolean complete, String... more) {
    this.complete = complete;
    this.more = List.of(more);
  }

  /** For the APK that is shipped. */
  public static R8Compiler forRelease() {
    return new R8Compiler(true);
  }

  /**
   * What can be reached, each call still where it was written, without the desugared library: to be
   * checked, not shipped.
   */
  public static R8Compiler forChecks() {
    return new R8Compiler(false, "-dontoptimize", "-dontobfuscate");
  }

  @Override
  public DexedApp compile(AppCode code, Path folder) throws IOException, BuildRefused {
    Path own = DexFiles.emptied(folder.resolve("app"));
    Path shrunk = folder.resolve("shrunk.zip");
    Complaints complaints = new Complaints();
    R8Command.Builder r8 =
        R8Command.builder(complaints)
            .addProgramFiles(code.jars())
            .addLibraryFiles(code.framework())
            .addLibraryResourceProvider(Jdk.classes())
            .addProguardConfigurationFiles(code.rules())
            .addProguardConfiguration(more, Origin.unknown())
            .setMinApiLevel(code.minSdk())
            .setMode(CompilationMode.RELEASE)
            .addDesugaredLibraryConfiguration(code.desugared().rewriting())
            .setProguardMapOutputPath(folder.resolve("mapping.txt"))
            .setOutput(shrunk, OutputMode.DexIndexed);
    complaints.hear("R8", threads -> R8.run(r8.build(), threads));
    unpackDex(shrunk, own);
    List<Path> dex = new ArrayList<>(DexFiles.in(own));
    if (complete) {
      dex.addAll(code.desugared().dex(List.copyOf(dex), code, folder.resolve("desugared")));
    }
    return new DexedApp(dex, JavaResources.of(List.of(shrunk)));
  }

  private static void unpackDex(Path shrunk, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(shrunk.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().endsWith(".dex")) {
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, folder.resolve(entry.getName()));
          }
        }
      }
    }
  }
}
