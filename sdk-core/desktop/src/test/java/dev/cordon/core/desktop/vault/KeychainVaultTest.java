package dev.cordon.core.desktop.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.policy.protocol.VaultKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The vault over a fake Keychain: what it makes of each status. On a Mac also over the real one.
 */
class KeychainVaultTest extends VaultContract {
  @TempDir Path home;
  private final FakeKeychain fake = new FakeKeychain();

  @Override
  KeyVault vault() throws Exception {
    return vaults().open(home.resolve("vault"), NewVault.SYSTEM, true);
  }

  @Override
  KeyVault otherVault() throws Exception {
    return vaults().open(home.resolve("other"), NewVault.SYSTEM, true);
  }

  private DesktopVaults vaults() {
    return new DesktopVaults(List.of(new KeychainStore(Optional.of(fake))));
  }

  @Test
  void itIsDeclaredAsKeychain() throws Exception {
    assertEquals(VaultKind.KEYCHAIN, vault().declaration().kind());
  }

  @Test
  void onlyNotFoundIsALoss() throws Exception {
    KeyVault vault = vault();
    vault.create("header.1", KeyVault.Use.SEAL);
    for (int passing : new int[] {-25308, -128, -25293, -25291, -25307, -34018}) {
      fake.trouble = passing;
      assertThrows(VaultUnavailableException.class, vault::aliases);
      assertThrows(VaultUnavailableException.class, () -> vault.seal("header.1", BOUND, BOUND));
      assertThrows(VaultUnavailableException.class, () -> vault.destroy("header.1"));
      assertThrows(VaultUnavailableException.class, () -> vault.create("x", KeyVault.Use.SEAL));
    }
    fake.trouble = 0;
    assertEquals(Set.of("header.1"), vault.aliases());

    fake.reset();
    assertEquals(Set.of(), vault.aliases());
    assertThrows(VaultLostException.class, () -> vault.seal("header.1", BOUND, BOUND));
  }

  @Test
  void aDeletionThatDidNothingIsSaid() throws Exception {
    KeyVault vault = vault();
    vault.create("header.1", KeyVault.Use.SEAL);
    fake.forgetsNothing = true;

    assertThrows(VaultUnavailableException.class, () -> vault.destroy("header.1"));
  }

  @Test
  void aKeychainThatDoesNotKeepWhatItIsGivenIsUnfit() throws Exception {
    fake.forgetsNothing = true;
    assertThrows(VaultUnavailableException.class, this::vault);
  }

  @Test
  void removingItLeavesNothing() throws Exception {
    vault().create("header.1", KeyVault.Use.SEAL);
    vaults().remove(home.resolve("vault"));

    assertEquals(0, fake.size());
  }
}
