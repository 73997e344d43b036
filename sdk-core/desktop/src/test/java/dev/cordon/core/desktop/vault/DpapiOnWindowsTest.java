package dev.cordon.core.desktop.vault;

import dev.cordon.core.device.KeyVault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The vault over the real DPAPI. We have not run it yet. */
@EnabledOnOs(OS.WINDOWS)
class DpapiOnWindowsTest extends VaultContract {
  @TempDir Path home;

  @Override
  KeyVault vault() throws Exception {
    return open("vault");
  }

  @Override
  KeyVault otherVault() throws Exception {
    return open("other");
  }

  private KeyVault open(String name) throws Exception {
    return new DesktopVaults(List.of(new DpapiStore(Libraries.load(Crypt32::new))))
        .open(home.resolve(name), NewVault.SYSTEM, true);
  }
}
