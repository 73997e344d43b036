package dev.cordon.android.build.resources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class RefusedResourcesTest {
  @TempDir private Path folder = Path.of("unset");

  @Test
  void aManifestThatIsNoXmlIsRefusedByName() throws IOException {
    assertManifestRefused("<manifest package='a.b'><application>");
  }

  @Test
  void aManifestThatSetsTheLevelItselfIsRefused() throws IOException {
    BuildRefused refused =
        assertManifestRefused(
            "<manifest package='a.b' xmlns:android='http://schemas.android.com/apk/res/android'>"
                + "<uses-sdk android:minSdkVersion='5'/></manifest>");
    assertTrue(String.valueOf(refused.getMessage()).contains("uses-sdk"));
  }

  @Test
  void aSystemWithoutAapt2IsNamed() {
    BuildRefused refused = assertThrows(BuildRefused.class, () -> Aapt2.in(folder, "Plan 9"));
    assertEquals(Problem.NO_AAPT2_FOR_THIS_SYSTEM, refused.problem());
    assertTrue(String.valueOf(refused.getMessage()).contains("Plan 9"));
  }

  @Test
  void whatAapt2SaysIsPassedOn() throws Exception {
    Files.createDirectories(folder.resolve("res/values"));
    Files.writeString(folder.resolve("res/values/strings.xml"), "<resources><string/></resources>");
    Aapt2 aapt2 = Aapt2.in(folder, System.getProperty("os.name"));
    List<String> words =
        List.of(
            "compile", "--dir", folder.resolve("res") + "", "-o", folder.resolve("out.zip") + "");
    BuildRefused refused = assertThrows(BuildRefused.class, () -> aapt2.run(words));
    assertEquals(Problem.RESOURCE_REFUSED, refused.problem());
    assertTrue(String.valueOf(refused.getMessage()).contains("strings.xml"));
  }

  private BuildRefused assertManifestRefused(String text) throws IOException {
    Path manifest = Files.writeString(folder.resolve("AndroidManifest.xml"), text);
    Path out = folder.resolve("merged.xml");
    AppVersion version = new AppVersion();
    new CommandLine(
            CommandLine.Model.CommandSpec.create()
                .addMixin("v", CommandLine.Model.CommandSpec.forAnnotatedObject(version)))
        .parseArgs("--min-sdk=26", "--target-sdk=35");
    BuildRefused refused =
        assertThrows(
            BuildRefused.class, () -> MergedManifest.ofApp(manifest, List.of(), version, out));
    assertEquals(Problem.MANIFEST_REFUSED, refused.problem());
    assertTrue(String.valueOf(refused.getMessage()).contains(manifest.toString()));
    return refused;
  }
}
