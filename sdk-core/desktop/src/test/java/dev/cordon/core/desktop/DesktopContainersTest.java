package dev.cordon.core.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.desktop.vault.NewVault;
import dev.cordon.core.error.VaultUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests run without a session bus: this is a Linux without a key store. */
@Tag("A2")
@EnabledOnOs(OS.LINUX)
class DesktopContainersTest {
  @TempDir Path home;

  @Test
  void withoutAKeyStoreTheKeysAreFilesBesideTheContainer() throws Exception {
    DesktopContainers.open(home.resolve("work")).close();

    assertTrue(keyFiles() > 0);
  }

  @Test
  void anAppMayInsistOnTheKeyStoreForANewContainerOnly() throws Exception {
    Path work = home.resolve("work");
    assertThrows(
        VaultUnavailableException.class, () -> DesktopContainers.open(work, NewVault.SYSTEM));
    assertFalse(Files.exists(home.resolve("work.vault")));

    DesktopContainers.open(work, NewVault.SOFTWARE).close();
    DesktopContainers.open(work, NewVault.SYSTEM).close();
  }

  @Test
  void aRemovedVaultLeavesNoKey() throws Exception {
    DesktopContainers.open(home.resolve("work")).close();
    DesktopContainers.removeVault(home.resolve("work"));

    assertEquals(0, keyFiles());
  }

  private long keyFiles() throws Exception {
    try (Stream<Path> all = Files.list(home.resolve("work.vault"))) {
      return all.filter(file -> file.toString().endsWith(".key")).count();
    }
  }
}
