package dev.cordon.android.build.aar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class LibraryTest {
  private static final String MANIFEST = "<manifest package='a.library'/>";

  @TempDir private Path folder = Path.of("unset");

  @Test
  void anAarIsUnpackedAndRead() throws Exception {
    Library library = Library.unpack(zip("a.aar", "AndroidManifest.xml", MANIFEST), target());
    assertEquals("a.library", library.packageName());
    assertTrue(library.res().isEmpty());
  }

  @Test
  void anAarWithoutManifestIsRefused() throws Exception {
    Library library = Library.unpack(zip("a.aar", "R.txt", ""), target());
    BuildRefused refused = assertThrows(BuildRefused.class, library::packageName);
    assertEquals(Problem.AAR_MALFORMED, refused.problem());
  }

  @Test
  void anEntryThatPointsOutsideIsRefused() throws IOException {
    Path aar = zip("evil.aar", "../outside.txt", "x");
    BuildRefused refused = assertThrows(BuildRefused.class, () -> Library.unpack(aar, target()));
    assertEquals(Problem.AAR_MALFORMED, refused.problem());
    assertFalse(Files.exists(folder.resolve("outside.txt")));
  }

  @Test
  void anAarWithoutCodeGivesNoJar() throws IOException {
    Path aar = zip("a.aar", "AndroidManifest.xml", MANIFEST);
    ClassesCommand command = new ClassesCommand();
    new CommandLine(command).parseArgs("--aar=" + aar, "--out=" + folder.resolve("out.jar"));
    BuildRefused refused = assertThrows(BuildRefused.class, command::call);
    assertEquals(Problem.AAR_MALFORMED, refused.problem());
  }

  @Test
  void thePackedAarHasWhatAppsNeed() throws Exception {
    Path library = folder.resolve("library");
    Files.createDirectories(library.resolve("res/values"));
    Files.writeString(library.resolve("res/values/strings.xml"), "<resources/>");
    Files.writeString(library.resolve("AndroidManifest.xml"), MANIFEST);
    Files.writeString(library.resolve("proguard.txt"), "-keep class a.B");
    Path out = folder.resolve("out.aar");
    pack(library, out);
    Library read = Library.unpack(out, target());
    assertTrue(read.res().isPresent() && read.consumerRules().isPresent());
    assertTrue(read.classes().isPresent() && Files.exists(read.folder().resolve("R.txt")));
  }

  @Test
  void theSameInputGivesTheSameAar() throws Exception {
    Path library = Files.createDirectories(folder.resolve("library"));
    Files.writeString(library.resolve("AndroidManifest.xml"), MANIFEST);
    pack(library, folder.resolve("one.aar"));
    Files.setLastModifiedTime(
        library.resolve("AndroidManifest.xml"), java.nio.file.attribute.FileTime.fromMillis(0));
    pack(library, folder.resolve("two.aar"));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("one.aar")),
        Files.readAllBytes(folder.resolve("two.aar")));
  }

  private void pack(Path library, Path out) throws Exception {
    AarCommand command = new AarCommand();
    new CommandLine(command)
        .parseArgs(
            "--library=" + library,
            "--classes=" + zip("classes.jar", "a/B.class", "code"),
            "--symbols=" + folder.resolve("none.txt"),
            "--out=" + out);
    command.call();
  }

  private Path target() {
    return folder.resolve("unpacked");
  }

  private Path zip(String name, String entry, String text) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    entries.put(entry, text.getBytes(UTF_8));
    PlainZip.write(folder.resolve(name), entries);
    return folder.resolve(name);
  }
}
