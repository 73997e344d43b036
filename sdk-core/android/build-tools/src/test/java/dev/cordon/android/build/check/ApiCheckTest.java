package dev.cordon.android.build.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.D8;
import com.android.tools.r8.D8Command;
import com.android.tools.r8.DirectoryClassFileProvider;
import com.android.tools.r8.JdkClassFileProvider;
import com.android.tools.r8.OutputMode;
import com.android.tools.r8.origin.Origin;
import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jf.dexlib2.DexFileFactory;
import org.jf.dexlib2.Opcodes;
import org.jf.dexlib2.iface.ClassDef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApiCheckTest {
  @TempDir private Path folder = Path.of("unset");

  @Test
  void whatThePhoneHasMayBeUsed() {
    assertDoesNotThrow(() -> check("", Planted.Harmless.class));
  }

  @Test
  void aMemberThatAParentHasIsThere() {
    assertDoesNotThrow(() -> check("", Planted.InheritsAMember.class));
  }

  @Test
  void aPlantedClassOfTheDesktopIsFound() {
    BuildRefused refused = refused("", Planted.UsesAwt.class);
    assertEquals(Problem.NOT_ON_THE_PHONE, refused.problem());
    assertTrue(text(refused).contains("Planted$UsesAwt -> java.awt.Point"));
  }

  @Test
  void aPlantedCallOfANewerMemberIsFound() {
    BuildRefused refused = refused("", Planted.UsesNewMember.class);
    assertEquals(Problem.NOT_ON_THE_PHONE, refused.problem());
    assertTrue(text(refused).contains("Planted$UsesNewMember -> java.lang.String#isBlank"));
  }

  @Test
  void aLineWithAReasonAllowsAUse() {
    String line = Planted.UsesAwt.class.getName() + " -> java.awt.* : never reached";
    assertDoesNotThrow(() -> check(line, Planted.UsesAwt.class));
  }

  @Test
  void aLineAllowsOneUserOnly() {
    String line = Planted.UsesAwt.class.getName() + " -> java.awt.* : never reached";
    BuildRefused refused = refused(line, Planted.UsesAwt.class, Planted.UsesNewMember.class);
    assertEquals(Problem.NOT_ON_THE_PHONE, refused.problem());
  }

  @Test
  void aStaleLineIsRefused() {
    BuildRefused refused = refused("gone.Class -> java.awt.* : was needed", Planted.Harmless.class);
    assertEquals(Problem.ALLOW_LIST_REFUSED, refused.problem());
    assertTrue(text(refused).contains("gone.Class"));
  }

  @Test
  void aLineWithoutAReasonIsRefused() {
    String line = Planted.UsesAwt.class.getName() + " -> java.awt.*";
    assertEquals(Problem.ALLOW_LIST_REFUSED, refused(line, Planted.UsesAwt.class).problem());
  }

  @Test
  void newerAndroidMayBeUsedBehindALookAtTheLevel() {
    assertDoesNotThrow(() -> check("", Planted.Asks.class, Planted.BlankApi33.class));
  }

  @Test
  void newerAndroidWithoutALookAtTheLevelIsFound() {
    BuildRefused refused = refused("", Planted.DoesNotAsk.class, Planted.BlankApi33.class);
    assertEquals(Problem.NOT_ON_THE_PHONE, refused.problem());
    assertTrue(text(refused).contains("Planted$DoesNotAsk#blank"));
  }

  @Test
  void aLookAtTheLevelInAnotherMethodIsNone() {
    BuildRefused refused = refused("", Planted.AsksElsewhere.class, Planted.BlankApi33.class);
    assertTrue(text(refused).contains("Planted$AsksElsewhere#blank"));
  }

  private BuildRefused refused(String allowed, Class<?>... classes) {
    return assertThrows(BuildRefused.class, () -> check(allowed, classes));
  }

  private static String text(BuildRefused refused) {
    return String.valueOf(refused.getMessage());
  }

  private void check(String allowed, Class<?>... classes) throws Exception {
    Path list = Files.writeString(folder.resolve("allowed.txt"), allowed + "\n");
    new ApiCheck(dexed(classes), new OldPhone(), AllowList.in(list)).run();
  }

  private List<ClassDef> dexed(Class<?>... classes) throws Exception {
    D8Command.Builder d8 =
        D8Command.builder()
            .addLibraryResourceProvider(
                JdkClassFileProvider.fromJdkHome(Path.of(System.getProperty("java.home"))))
            .addClasspathResourceProvider(DirectoryClassFileProvider.fromDirectory(testClasses()))
            // High enough that D8 writes nothing of its own instead of a call.
            .setMinApiLevel(34)
            .setMode(CompilationMode.DEBUG)
            .setOutput(folder, OutputMode.DexIndexed);
    for (Class<?> each : classes) {
      try (InputStream in = each.getResourceAsStream(simpleFile(each))) {
        d8.addClassProgramData(in.readAllBytes(), Origin.unknown());
      }
    }
    D8.run(d8.build());
    Path dex = folder.resolve("classes.dex");
    return new ArrayList<>(
        DexFileFactory.loadDexFile(dex.toFile(), Opcodes.forApi(34)).getClasses());
  }

  private static Path testClasses() throws Exception {
    return Path.of(ApiCheckTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static String simpleFile(Class<?> type) {
    return type.getName().substring(type.getPackageName().length() + 1) + ".class";
  }
}
