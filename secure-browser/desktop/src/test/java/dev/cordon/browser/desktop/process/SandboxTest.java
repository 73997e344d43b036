package dev.cordon.browser.desktop.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cordon.policy.protocol.ProtectionLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each kind of walls says it keeps a process from, it does. */
@Tag("B4")
class SandboxTest {
  /** What a shell within the walls prints; walls that do not work on this machine are skipped. */
  private static String within(Sandbox.Kind kind, Path readable, String script) throws Exception {
    Sandbox sandbox = Sandbox.of(kind);
    boolean works = Trial.succeeds(sandbox.around(List.of("/bin/true"), Sandbox.View.BARE));
    boolean required = System.getProperty("cordon.require", "").equals("all");
    // A system may lack bubblewrap and namespaces; limits it has.
    assertTrue(works || !required || kind != Sandbox.Kind.LIMITS, "limits do not work");
    assumeTrue(works, "SKIPPED: " + kind + " does not work on this machine");
    Process shell =
        new ProcessBuilder(
                sandbox.around(
                    List.of("/bin/sh", "-c", script), new Sandbox.View(List.of(readable))))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    shell.waitFor();
    return said;
  }

  private static boolean enforces(Sandbox.Kind kind, EngineProtection what) {
    return Sandbox.of(kind).protections().get(what) == ProtectionLevel.ENFORCED;
  }

  @ParameterizedTest
  @EnumSource
  void noByteIsWritten(Sandbox.Kind kind, @TempDir Path directory) throws Exception {
    Path fresh = directory.resolve("fresh");
    Path old = Files.writeString(directory.resolve("old"), "old");
    within(kind, directory, "echo x > " + fresh + "; echo x >> " + old);
    boolean written = sizeOf(fresh) > 0 || sizeOf(old) != 3;
    assertEquals(!enforces(kind, EngineProtection.NO_WRITING), written);
  }

  private static long sizeOf(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheLoopbackOfItsOwnIsThere(Sandbox.Kind kind, @TempDir Path directory) throws Exception {
    String own = Files.readString(Path.of("/proc/net/dev"));
    assumeTrue(own.lines().count() > 3, "SKIPPED: this machine has no network itself");
    String seen = within(kind, directory, "cat /proc/net/dev");
    assertEquals(enforces(kind, EngineProtection.NO_NETWORK), seen.lines().count() == 3, seen);
  }

  @ParameterizedTest
  @EnumSource
  void noProcessOfOthersIsSeen(Sandbox.Kind kind, @TempDir Path directory) throws Exception {
    long own = ProcessHandle.current().pid();
    String command = Files.readString(Path.of("/proc/" + own + "/comm")).trim();
    String seen = within(kind, directory, "cat /proc/" + own + "/comm").trim();
    boolean other = !seen.equals(command);
    assertEquals(enforces(kind, EngineProtection.NO_FOREIGN_PROCESSES), other);
  }

  @ParameterizedTest
  @EnumSource
  void filesOfOthersAreNotSeen(Sandbox.Kind kind, @TempDir Path shown, @TempDir Path hidden)
      throws Exception {
    Path readable = Files.writeString(shown.resolve("a"), "readable");
    Path secret = Files.writeString(hidden.resolve("b"), "secret");
    String seen = within(kind, shown, "cat " + readable + " " + secret);
    assertTrue(seen.contains("readable"));
    assertEquals(!enforces(kind, EngineProtection.NO_FOREIGN_FILES), seen.contains("secret"));
  }

  @Test
  void whatIsProbedIsWhatWorks() {
    Sandbox.Kind found = Sandbox.probe().kind();
    for (Sandbox.Kind each : Sandbox.Kind.values()) {
      if (each.compareTo(found) < 0) {
        assertFalse(
            Trial.succeeds(Sandbox.of(each).around(List.of("/bin/true"), Sandbox.View.BARE)));
      }
    }
  }

  @Test
  void whereThereAreNoWallsNothingIsClaimed() {
    assertFalse(
        Sandbox.of(Sandbox.Kind.NONE).protections().containsValue(ProtectionLevel.ENFORCED));
  }
}
