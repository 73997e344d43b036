package dev.cordon.core.desktop.vault;

/** The Data Protection API of Windows, for the user that runs this. */
interface Dpapi {
  byte[] protect(byte[] plain) throws Refused;

  byte[] unprotect(byte[] sealed) throws Refused;

  /** What Windows said, by its error number (winerror.h). */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    Refused(int code) {
      super("Windows error " + Integer.toUnsignedString(code));
      this.code = code;
    }

    int code() {
      return code;
    }
  }
}
