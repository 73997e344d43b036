package dev.cordon.core.desktop.vault;

import dev.cordon.core.device.KeyVault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The vault over the real Keychain. We have not run it yet. */
@EnabledOnOs(OS.MAC)
class KeychainOnAMacTest extends VaultContract {
  @TempDir Path home;

  @Override
  KeyVault vault() throws Exception {
    return vaults().open(home.resolve("vault"), NewVault.SYSTEM, true);
  }

  @Override
  KeyVault otherVault() throws Exception {
    return vaults().open(home.resolve("other"), NewVault.SYSTEM, true);
  }

  @AfterEach
  void tidy() throws Exception {
    vaults().remove(home.resolve("vault"));
    vaults().remove(home.resolve("other"));
  }

  private static DesktopVaults vaults() {
    return new DesktopVaults(List.of(new KeychainStore(Libraries.load(SecurityFramework::new))));
  }
}
