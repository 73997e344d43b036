package dev.cordon.android.build.check;

import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.aar.Library;
import dev.cordon.android.build.dex.AppCode;
import dev.cordon.android.build.dex.CodeOptions;
import dev.cordon.android.build.dex.R8Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jf.dexlib2.DexFileFactory;
import org.jf.dexlib2.Opcodes;
import org.jf.dexlib2.iface.ClassDef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Refuses an app that calls what the oldest phone lacks. */
@Command(name = "check", description = "Checks what the reachable code asks a phone for.")
public final class CheckCommand implements Callable<Integer> {
  @Option(names = "--api", required = true, description = "Signature file of the oldest phone.")
  private Path api = Path.of("api.signature");

  @Option(names = "--allowed", required = true, description = "Lines 'user -> used : reason'.")
  private Path allowed = Path.of("allowed.txt");

  @Option(names = "--work", required = true, description = "Folder for intermediate files.")
  private Path work = Path.of("work");

  @Mixin private CodeOptions code = new CodeOptions();

  @Override
  public Integer call() throws IOException, BuildRefused {
    Files.createDirectories(work);
    List<Library> libraries = code.libraries(work);
    AppCode program = code.program(libraries, work);
    List<ClassDef> classes = new ArrayList<>();
    for (Path dex : R8Compiler.forChecks().compile(program, work).dex()) {
      Opcodes opcodes = Opcodes.forApi(program.minSdk());
      classes.addAll(DexFileFactory.loadDexFile(dex.toFile(), opcodes).getClasses());
    }
    new ApiCheck(classes, PhoneTypes.in(api), AllowList.in(allowed)).run();
    System.out.printf("%d reachable classes ask a phone for nothing it lacks%n", classes.size());
    return 0;
  }
}
