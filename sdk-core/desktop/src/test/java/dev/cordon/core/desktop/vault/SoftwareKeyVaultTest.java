package dev.cordon.core.desktop.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.core.device.KeyVault;
import dev.cordon.policy.protocol.VaultKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SoftwareKeyVaultTest extends VaultContract {
  @TempDir Path directory;
  @TempDir Path other;

  @Override
  KeyVault vault() throws Exception {
    return SoftwareKeyVault.in(directory);
  }

  @Override
  KeyVault otherVault() throws Exception {
    return SoftwareKeyVault.in(other);
  }

  @Test
  void aDestroyedKeyLeavesNoFile() throws Exception {
    vault().create("header.1", KeyVault.Use.SEAL);
    vault().destroy("header.1");

    try (var files = Files.list(directory)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheUserMayReadIt() throws Exception {
    vault().create("identity", KeyVault.Use.SIGN);

    assertEquals("rw-------", permissions(directory.resolve("identity.key")));
    assertEquals("rwx------", permissions(directory));
  }

  private static String permissions(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void itIsDeclaredAsFiles() throws Exception {
    assertEquals(VaultKind.SOFTWARE, vault().declaration().kind());
  }
}
