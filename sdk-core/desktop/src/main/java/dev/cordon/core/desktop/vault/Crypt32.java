package dev.cordon.core.desktop.vault;

import com.sun.jna.platform.win32.Crypt32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinCrypt;
import java.util.Objects;

/** DPAPI by CryptProtectData and CryptUnprotectData (wincrypt.h), without any window. */
final class Crypt32 implements Dpapi {
  Crypt32() {
    Objects.requireNonNull(com.sun.jna.platform.win32.Crypt32.INSTANCE); // loads it, or fails here
  }

  @Override
  public byte[] protect(byte[] plain) throws Refused {
    try {
      return Crypt32Util.cryptProtectData(plain, WinCrypt.CRYPTPROTECT_UI_FORBIDDEN);
    } catch (Win32Exception e) {
      throw new Refused(e.getErrorCode());
    }
  }

  @Override
  public byte[] unprotect(byte[] sealed) throws Refused {
    try {
      return Crypt32Util.cryptUnprotectData(sealed, WinCrypt.CRYPTPROTECT_UI_FORBIDDEN);
    } catch (Win32Exception e) {
      throw new Refused(e.getErrorCode());
    }
  }
}
