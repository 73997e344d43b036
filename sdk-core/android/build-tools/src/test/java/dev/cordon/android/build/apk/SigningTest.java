package dev.cordon.android.build.apk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.android.apksig.ApkSigner.SignerConfig;
import com.android.zipflinger.BytesSource;
import com.android.zipflinger.ZipArchive;
import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import dev.cordon.android.build.dex.DexedApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class SigningTest {
  private static final int MIN_SDK = 26;

  @TempDir private Path folder = Path.of("unset");

  @Test
  void theSameContentGivesTheSameUnsignedApk() throws Exception {
    Path one = unsigned("one.apk", "hello");
    Path other = unsigned("other.apk", "hello");
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
  }

  @Test
  void twoSignaturesOverTheSameContentAreTheSameApk() throws Exception {
    Path one = signed("one", "hello");
    Path other = signed("other", "hello");
    assertDoesNotThrow(() -> compare(one, other));
  }

  @Test
  void aChangedByteIsADifference() throws Exception {
    Path one = signed("one", "hello");
    Path other = signed("other", "hullo");
    BuildRefused refused = assertThrows(BuildRefused.class, () -> compare(one, other));
    assertEquals(Problem.APKS_DIFFER, refused.problem());
  }

  @Test
  void somethingElseThanAnApkIsNotCompared() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "no zip file");
    assertEquals(
        Problem.APKS_DIFFER, assertThrows(BuildRefused.class, () -> compare(text, text)).problem());
  }

  @Test
  void aMissingKeystoreIsNamed() {
    assertKeyRefused(folder.resolve("none.p12"), "debug", "android");
  }

  @Test
  void aWrongPasswordIsRefused() throws Exception {
    Path store = folder.resolve("debug.p12");
    SigningKey.debug(store);
    assertKeyRefused(store, "debug", "wrong");
  }

  @Test
  void aMissingAliasIsRefused() throws Exception {
    Path store = folder.resolve("debug.p12");
    SigningKey.debug(store);
    assertKeyRefused(store, "nobody", "android");
  }

  private static void assertKeyRefused(Path store, String alias, String password) {
    BuildRefused refused =
        assertThrows(
            BuildRefused.class, () -> SigningKey.release(store, alias, password.toCharArray()));
    assertEquals(Problem.KEY_REFUSED, refused.problem());
  }

  private static void compare(Path one, Path other) throws Exception {
    CompareCommand command = new CompareCommand();
    new CommandLine(command).parseArgs(one.toString(), other.toString());
    command.call();
  }

  private Path signed(String name, String text) throws Exception {
    SignerConfig key = SigningKey.debug(folder.resolve(name + ".p12"));
    Path out = folder.resolve(name + ".apk");
    SignedApk.sign(unsigned(name + "-unsigned.apk", text), key, MIN_SDK, out);
    return out;
  }

  private Path unsigned(String name, String text) throws IOException {
    Path resources = folder.resolve("resources.apk");
    if (!Files.exists(resources)) {
      try (ZipArchive zip = new ZipArchive(resources)) {
        zip.add(new BytesSource(new byte[100], Alignment.TABLE, 0));
      }
    }
    Path dex = Files.writeString(folder.resolve("classes.dex"), "dex\n035");
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("text", text.getBytes(StandardCharsets.UTF_8));
    Path out = folder.resolve(name);
    UnsignedApk.write(resources, new DexedApp(List.of(dex), files), List.of(), Set.of(), out);
    return out;
  }
}
