package dev.cordon.storage.desktop;

import dev.cordon.storage.sql.SqlConnection;

/** The desktop's SQLCipher in place of Android's, whose native library does not load on a JVM. */
public final class DesktopDriver {
  private DesktopDriver() {}

  /** It writes the same format. */
  public static SqlConnection.Opener opener() {
    return SqlCipherConnection::open;
  }
}
