package dev.cordon.android.build.apk;

import com.android.apksig.ApkSigner.SignerConfig;
import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.aar.Library;
import dev.cordon.android.build.dex.AppCode;
import dev.cordon.android.build.dex.CodeOptions;
import dev.cordon.android.build.dex.D8Compiler;
import dev.cordon.android.build.dex.DexCompiler;
import dev.cordon.android.build.dex.DexedApp;
import dev.cordon.android.build.dex.R8Compiler;
import dev.cordon.android.build.resources.Aapt2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds the APK out of compiled code and linked resources. */
@Command(name = "apk", description = "Compiles to DEX, packs, aligns, signs and verifies an APK.")
public final class ApkCommand implements Callable<Integer> {
  /** How the code becomes DEX. */
  enum Compiler {
    r8,
    d8
  }

  @Option(names = "--dex", defaultValue = "r8", description = "r8 (shrunk) or d8 (as it is).")
  private Compiler compiler = Compiler.r8;

  @Option(names = "--resources", required = true, description = "Output of the resources step.")
  private Path resources = Path.of("resources");

  @Option(names = "--abis", split = ",", defaultValue = "arm64-v8a,armeabi-v7a,x86_64")
  private List<String> abis = List.of();

  @Option(names = "--work", required = true, description = "Folder for intermediate files.")
  private Path work = Path.of("work");

  @Option(names = "--out", required = true, description = "The APK to write.")
  private Path out = Path.of("app.apk");

  @Mixin private CodeOptions code = new CodeOptions();
  @Mixin private KeyOptions keys = new KeyOptions();

  @Override
  public Integer call() throws IOException, BuildRefused {
    Files.createDirectories(work);
    List<Library> libraries = code.libraries(work);
    AppCode program = code.program(libraries, work);
    DexedApp dexed = compiler().compile(program, work);
    Path unsigned = work.resolve("unsigned.apk");
    Set<String> wanted = new TreeSet<>(abis);
    UnsignedApk.write(resources.resolve("resources.apk"), dexed, libraries, wanted, unsigned);
    SignerConfig key = keys.key(work.resolve("debug.p12"));
    SignedApk.write(unsigned, key, program.minSdk(), out);
    Alignment.check(out);
    printBadging();
    return 0;
  }

  private DexCompiler compiler() {
    return compiler == Compiler.r8 ? R8Compiler.forRelease() : new D8Compiler();
  }

  private void printBadging() throws IOException, BuildRefused {
    Aapt2 aapt2 = Aapt2.in(work.resolve("aapt2"), System.getProperty("os.name"));
    System.out.print(aapt2.run(List.of("dump", "badging", out.toString())));
    System.out.printf("%s %d bytes, signed v2+v3, verified%n", out, Files.size(out));
  }
}
