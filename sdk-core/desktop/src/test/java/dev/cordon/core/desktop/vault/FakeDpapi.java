package dev.cordon.core.desktop.vault;

import dev.cordon.core.device.KeyMaterial;
import dev.cordon.core.device.KeyVault;
import java.util.Optional;

/** DPAPI without Windows: a key that "the system" has. {@code trouble} is what it says instead. */
final class FakeDpapi implements Dpapi {
  private static final byte[] NOTHING = {};
  private static final int ERROR_INVALID_DATA = 13;
  private byte[] master = KeyMaterial.generate(KeyVault.Use.SEAL);
  int trouble;

  /** As after an administrator set another password for the user. */
  void resetPassword() {
    master = KeyMaterial.generate(KeyVault.Use.SEAL);
  }

  @Override
  public byte[] protect(byte[] plain) throws Refused {
    requireNoTrouble();
    return KeyMaterial.seal(master, plain, NOTHING);
  }

  @Override
  public byte[] unprotect(byte[] sealed) throws Refused {
    requireNoTrouble();
    Optional<byte[]> plain = KeyMaterial.open(master, sealed, NOTHING);
    return plain.orElseThrow(() -> new Refused(ERROR_INVALID_DATA));
  }

  private void requireNoTrouble() throws Refused {
    if (trouble != 0) {
      throw new Refused(trouble);
    }
  }
}
