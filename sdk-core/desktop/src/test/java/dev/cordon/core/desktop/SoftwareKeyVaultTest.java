package dev.cordon.core.desktop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.policy.protocol.crypto.Algorithm;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("A2")
class SoftwareKeyVaultTest {
  private static final byte[] BOUND = {7};
  @TempDir Path directory;

  @Test
  void whatItSealedOnlyItOpensAndOnlyUnaltered() throws Exception {
    KeyVault vault = SoftwareKeyVault.in(directory);
    vault.create("header.1", KeyVault.Use.SEAL);
    byte[] sealed = vault.seal("header.1", new byte[] {1, 2, 3}, BOUND);

    assertArrayEquals(new byte[] {1, 2, 3}, vault.open("header.1", sealed, BOUND).orElseThrow());
    assertEquals(Optional.empty(), vault.open("header.1", sealed, new byte[] {8}));
    for (int i = 0; i < sealed.length; i++) {
      byte[] flipped = sealed.clone();
      flipped[i] ^= 1;
      assertEquals(Optional.empty(), vault.open("header.1", flipped, BOUND), "byte " + i);
    }
  }

  @Test
  void keysOutliveTheProcess() throws Exception {
    SoftwareKeyVault.in(directory).create("passcode.1", KeyVault.Use.MAC);
    byte[] mac = SoftwareKeyVault.in(directory).mac("passcode.1", BOUND);

    assertArrayEquals(mac, SoftwareKeyVault.in(directory).mac("passcode.1", BOUND));
    assertEquals(32, mac.length);
  }

  @Test
  void itsSignatureIsJudgedByItsPublicKey() throws Exception {
    KeyVault vault = SoftwareKeyVault.in(directory);
    vault.create("identity", KeyVault.Use.SIGN);

    VerificationKey key =
        VerificationKey.of(Algorithm.ECDSA_P256_SHA256, vault.publicKey("identity"));

    assertTrue(key.verifies(BOUND, vault.sign("identity", BOUND)));
    assertFalse(key.verifies(new byte[] {8}, vault.sign("identity", BOUND)));
  }

  @Test
  void aDestroyedKeyIsGoneFromDiskAndOpensNothing() throws Exception {
    KeyVault vault = SoftwareKeyVault.in(directory);
    vault.create("header.1", KeyVault.Use.SEAL);
    byte[] sealed = vault.seal("header.1", new byte[] {1}, BOUND);

    vault.destroy("header.1");
    vault.destroy("header.1");

    assertEquals(Set.of(), vault.aliases());
    assertThrows(VaultLostException.class, () -> vault.open("header.1", sealed, BOUND));
    try (var files = Files.list(directory)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aKeyServesOnePurposeOnly() throws Exception {
    KeyVault vault = SoftwareKeyVault.in(directory);
    vault.create("header.1", KeyVault.Use.SEAL);

    assertThrows(IllegalStateException.class, () -> vault.mac("header.1", BOUND));
    assertThrows(IllegalStateException.class, () -> vault.create("header.1", KeyVault.Use.SEAL));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheUserMayReadIt() throws Exception {
    SoftwareKeyVault.in(directory).create("identity", KeyVault.Use.SIGN);

    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(directory.resolve("identity.key"))));
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
  }

  @Test
  void itClaimsNothingThatAFileCannotDo() throws Exception {
    var declared = SoftwareKeyVault.in(directory).declaration();

    assertFalse(declared.nonExportable());
    assertFalse(declared.destroyable());
    assertFalse(declared.rollbackResistant());
    assertFalse(declared.guessBound());
  }
}
