package dev.cordon.core.desktop.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.policy.protocol.VaultKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vault over a fake DPAPI: what it makes of each answer. */
class DpapiVaultTest extends VaultContract {
  @TempDir Path home;
  private final FakeDpapi fake = new FakeDpapi();

  @Override
  KeyVault vault() throws Exception {
    return open("vault");
  }

  @Override
  KeyVault otherVault() throws Exception {
    return open("other");
  }

  private KeyVault open(String name) throws Exception {
    return new DesktopVaults(List.of(new DpapiStore(Optional.of(fake))))
        .open(home.resolve(name), NewVault.SYSTEM, true);
  }

  @Test
  void itIsDeclaredAsDpapi() throws Exception {
    assertEquals(VaultKind.DPAPI, vault().declaration().kind());
  }

  @Test
  void eachFlippedByteOfAKeyFileIsALostKey() throws Exception {
    KeyVault vault = vault();
    vault.create("header.1", KeyVault.Use.SEAL);
    Path file = home.resolve("vault").resolve("dpapi").resolve("header.1.key");
    byte[] whole = Files.readAllBytes(file);
    for (int i = 1; i < whole.length; i += 7) {
      byte[] bad = whole.clone();
      bad[i] ^= 1;
      Files.write(file, bad);
      assertThrows(VaultLostException.class, () -> vault.seal("header.1", BOUND, BOUND), "" + i);
    }
  }

  @Test
  void aResetPasswordIsALossAndAnythingElsePasses() throws Exception {
    KeyVault vault = vault();
    vault.create("header.1", KeyVault.Use.SEAL);
    for (int lost : new int[] {2, 13, 0x8009000B}) {
      fake.trouble = lost;
      assertThrows(VaultLostException.class, () -> vault.seal("header.1", BOUND, BOUND));
    }
    for (int passing : new int[] {5, 1722, 0x80090016}) {
      fake.trouble = passing;
      assertThrows(VaultUnavailableException.class, () -> vault.seal("header.1", BOUND, BOUND));
      assertThrows(
          VaultUnavailableException.class, () -> vault.create("header.2", KeyVault.Use.SEAL));
    }
    fake.trouble = 0;
    assertEquals(Set.of("header.1"), vault.aliases());
    vault.seal("header.1", BOUND, BOUND);

    fake.resetPassword();
    assertThrows(VaultLostException.class, () -> vault.seal("header.1", BOUND, BOUND));
  }
}
