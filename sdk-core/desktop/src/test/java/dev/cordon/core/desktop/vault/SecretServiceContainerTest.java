package dev.cordon.core.desktop.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.Containers;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whole containers over a real Secret Service: GNOME Keyring on a bus of its own. */
@Tag("A2")
@EnabledOnOs(OS.LINUX)
class SecretServiceContainerTest {
  private static final String PASSCODE = "738291";
  @TempDir static Path keyringHome;
  private static Keyring keyring;
  @TempDir Path home;

  @BeforeAll
  static void start() throws Exception {
    keyring = Keyring.start(keyringHome);
  }

  @AfterAll
  static void stop() throws Exception {
    if (keyring != null) {
      keyring.close();
    }
  }

  private Container open() throws Exception {
    return open(home.resolve("work"));
  }

  private static Container open(Path work) throws Exception {
    DesktopVaults vaults = new DesktopVaults(List.of(keyring.store()));
    Path vault = work.resolveSibling(work.getFileName() + ".vault");
    return new FakeDevice()
        .open(work, vaults.open(vault, NewVault.SYSTEM, !Containers.exists(work)));
  }

  private void fill() throws Exception {
    try (Container container = open()) {
      container.setPasscode(Passcode.of(PASSCODE));
      container.domain("mail").key("files");
    }
  }

  private static void requireWhole(Path work) throws Exception {
    try (Container container = open(work)) {
      assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(PASSCODE)));
      container.domain("mail").key("files");
    }
  }

  @Test
  void aContainerOutlivesTheKeyringsRestartAndItsLocking() throws Exception {
    fill();
    keyring.stopDaemon();
    keyring.startDaemon();
    requireWhole(home.resolve("work"));

    keyring.lock();
    assertThrows(VaultUnavailableException.class, this::open);
    keyring.unlock();
    requireWhole(home.resolve("work"));
  }

  @Test
  void aKeyringLockedWhileTheContainerIsOpenCostsNoAttempt() throws Exception {
    fill();
    try (Container container = open()) {
      keyring.lock();
      for (int i = 0; i < 20; i++) {
        assertThrows(
            VaultUnavailableException.class, () -> container.unlock(Passcode.of("000000")));
      }
      keyring.unlock();
      assertEquals(9, ((UnlockResult.Wrong) container.unlock(Passcode.of("000000"))).triesLeft());
    }
  }

  @Test
  @Tag("G1")
  void aWipeLeavesNoKeyOfTheDataInTheKeyring() throws Exception {
    fill();
    Set<String> before = keys();
    assertTrue(before.stream().anyMatch(key -> key.startsWith("domain.")), before.toString());
    try (Container container = open()) {
      container.wipe();
      assertInstanceOf(ContainerState.Wiped.class, container.state());
    }
    for (String key : keys()) {
      assertTrue(key.startsWith("control.") || key.startsWith("~"), key);
    }
  }

  private Set<String> keys() throws Exception {
    VaultLabel label = VaultLabel.read(VaultLabel.file(home.resolve("work.vault"))).orElseThrow();
    return keyring.store().open(label.id(), home).names();
  }

  @Test
  void anOlderKeyringPutBackIsALostVaultAndTheNewerOneBringsItBack() throws Exception {
    fill();
    Path older = home.resolve("older");
    Path newer = home.resolve("newer");
    keyring.backUp(older);
    requireWhole(home.resolve("work"));
    keyring.backUp(newer);

    keyring.restore(older);
    assertThrows(VaultLostException.class, this::open);

    keyring.restore(newer);
    requireWhole(home.resolve("work"));
  }

  @Test
  void bothCopiedTogetherOpenAfterAWipeAsTheDeclarationSays() throws Exception {
    fill();
    Path copy = Files.createDirectories(home.resolve("copy"));
    Path keys = home.resolve("keys");
    copy(home.resolve("work"), copy.resolve("work"));
    copy(home.resolve("work.vault"), copy.resolve("work.vault"));
    keyring.backUp(keys);
    try (Container container = open()) {
      container.wipe();
    }
    // The files alone, with the vault's directory: dead.
    assertThrows(Exception.class, () -> requireWhole(copy.resolve("work")));

    keyring.restore(keys);
    requireWhole(copy.resolve("work"));
  }

  @Test
  void twoProcessesShareOneKeyring() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              TwoContainers.class.getName(),
              home.resolve(name).toString(),
              PASSCODE);
      builder.environment().putAll(keyring.environment());
      builder.inheritIO();
      processes.add(builder.start());
    }
    for (Process process : processes) {
      assertTrue(process.waitFor(5, TimeUnit.MINUTES));
      assertEquals(0, process.exitValue());
    }
    for (String name : List.of("one", "two")) {
      try (Container container = open(home.resolve(name))) {
        assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(PASSCODE)));
        container.domain("mail0").key("files");
        container.domain("mail3").key("files");
      }
    }
  }

  @Test
  void theContainersFilesHoldNoKeyFile() throws Exception {
    fill();
    try (Stream<Path> all = Files.walk(home)) {
      assertFalse(all.anyMatch(file -> file.toString().endsWith(".key")));
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : (Iterable<Path>) all::iterator) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }
}
