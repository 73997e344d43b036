package dev.cordon.core.desktop.vault;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.policy.protocol.Reason;
import java.util.Arrays;
import java.util.Set;

/** Records in files, each protected by DPAPI first: {@code 1 (1 byte) ‖ what DPAPI made of it}. */
final class DpapiKeys implements KeyStorage {
  private static final byte VERSION = 1;

  // Clear signs that this user, here, cannot unprotect it any more: winerror.h.
  private static final int ERROR_FILE_NOT_FOUND = 2; // the user's master key is gone
  private static final int ERROR_INVALID_DATA = 13; // altered, or another user's
  private static final int NTE_BAD_KEY_STATE = 0x8009000B; // password reset from outside

  private final Dpapi dpapi;
  private final KeyStorage files;

  DpapiKeys(Dpapi dpapi, KeyStorage files) {
    this.dpapi = dpapi;
    this.files = files;
  }

  @Override
  public Set<String> names() throws ContainerException {
    return files.names();
  }

  @Override
  public void put(String name, byte[] record) throws ContainerException {
    try {
      byte[] sealed = dpapi.protect(record);
      byte[] file = new byte[1 + sealed.length];
      file[0] = VERSION;
      System.arraycopy(sealed, 0, file, 1, sealed.length);
      files.put(name, file);
    } catch (Dpapi.Refused e) {
      throw new VaultUnavailableException(e);
    }
  }

  @Override
  public byte[] get(String name) throws ContainerException {
    byte[] file = files.get(name);
    try {
      return dpapi.unprotect(Arrays.copyOfRange(file, 1, file.length));
    } catch (Dpapi.Refused e) {
      throw isLost(e.code())
          ? new VaultLostException(Reason.of(Reason.Code.VAULT_LOST), e)
          : new VaultUnavailableException(e);
    }
  }

  private static boolean isLost(int code) {
    return code == ERROR_FILE_NOT_FOUND || code == ERROR_INVALID_DATA || code == NTE_BAD_KEY_STATE;
  }

  @Override
  public void delete(String name) throws ContainerException {
    files.delete(name);
  }
}
