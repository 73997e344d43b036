package dev.cordon.server.keys;

import java.security.Security;
import org.conscrypt.Conscrypt;

/**
 * BoringSSL's arithmetic for signatures, where Conscrypt is built for the machine: a device's P-256
 * signature is verified ten times as fast as by the JDK's own. Elsewhere the JDK and Tink go on.
 */
public final class FastSignatures {
  private FastSignatures() {}

  /**
   * Lets Tink find Conscrypt, which it looks for by name. It comes last in the process's list, so
   * whoever names no provider has the JDK's, TLS too: Conscrypt would hold three files open for
   * each connection.
   */
  public static void whereAvailable() {
    if (Security.getProvider("Conscrypt") == null && Conscrypt.isAvailable()) {
      Security.addProvider(Conscrypt.newProvider());
    }
  }
}
