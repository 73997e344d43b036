package dev.cordon.android.build.dex;

import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.D8;
import com.android.tools.r8.D8Command;
import com.android.tools.r8.OutputMode;
import dev.cordon.android.build.BuildRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything as it is: quick to look into, too big to ship. */
public final class D8Compiler implements DexCompiler {
  @Override
  public DexedApp compile(AppCode code, Path folder) throws IOException, BuildRefused {
    Path own = DexFiles.emptied(folder.resolve("app"));
    Complaints complaints = new Complaints();
    D8Command.Builder d8 =
        D8Command.builder(complaints)
            .addProgramFiles(code.jars())
            .addLibraryFiles(code.framework())
            .addLibraryResourceProvider(Jdk.classes())
            .setMinApiLevel(code.minSdk())
            .setMode(CompilationMode.RELEASE)
            .addDesugaredLibraryConfiguration(code.desugared().rewriting())
            .setOutput(own, OutputMode.DexIndexed);
    complaints.hear("D8", threads -> D8.run(d8.build(), threads));
    List<Path> dex = new ArrayList<>(DexFiles.in(own));
    dex.addAll(code.desugared().dex(List.copyOf(dex), code, folder.resolve("desugared")));
    return new DexedApp(dex, JavaResources.of(code.jars()));
  }
}
