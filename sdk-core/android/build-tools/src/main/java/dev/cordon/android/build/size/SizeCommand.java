package dev.cordon.android.build.size;

import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.aar.Library;
import dev.cordon.android.build.dex.AppCode;
import dev.cordon.android.build.dex.CodeOptions;
import dev.cordon.android.build.dex.DexedApp;
import dev.cordon.android.build.dex.R8Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what a library adds to the DEX of an app that uses all of it. */
@Command(name = "size", description = "Measures what a library adds to an app, shrunk by R8.")
public final class SizeCommand implements Callable<Integer> {
  private static final int PACKAGES_SHOWN = 20;

  @Option(
      names = "--empty-rules",
      required = true,
      description = "Keeps the host that uses nothing.")
  private Path emptyRules = Path.of("empty.pro");

  @Option(names = "--target", required = true, description = "DEX bytes that it may add.")
  private long targetBytes;

  @Option(names = "--measured-aars", split = ",", description = "AARs whose files are measured.")
  private List<String> aars = new ArrayList<>();

  @Option(names = "--work", required = true, description = "Folder for intermediate files.")
  private Path work = Path.of("work");

  @Mixin private CodeOptions code = new CodeOptions();

  @Override
  public Integer call() throws IOException, BuildRefused {
    Files.createDirectories(work);
    List<Library> libraries = code.libraries(work);
    AppCode host = code.program(libraries, work);
    AppCode empty =
        new AppCode(
            host.jars().subList(0, 1),
            host.framework(),
            List.of(emptyRules),
            host.minSdk(),
            host.desugared());
    DexedApp whole = R8Compiler.forRelease().compile(host, work.resolve("host"));
    DexedApp nothing = R8Compiler.forRelease().compile(empty, work.resolve("empty"));
    print(DexSize.of(whole.dex()).minus(DexSize.of(nothing.dex())));
    OriginalNames names = OriginalNames.in(work.resolve("host/mapping.txt"));
    DexWeight.of(whole.dex(), names).heaviest(PACKAGES_SHOWN).forEach(System.out::println);
    return 0;
  }

  private void print(DexSize added) throws IOException {
    String verdict = added.bytes() <= targetBytes ? "met" : "short";
    System.out.printf(
        "FIGURE android_sdk_dex_bytes %d bytes target<=%d %s%n",
        added.bytes(), targetBytes, verdict);
    System.out.printf("FIGURE android_sdk_methods %d methods%n", added.methods());
    System.out.printf("FIGURE android_sdk_classes %d classes%n", added.classes());
    for (String aar : aars) {
      Path file = Path.of(aar.strip());
      System.out.printf("FIGURE aar_bytes %d bytes %s%n", Files.size(file), file.getFileName());
    }
  }
}
