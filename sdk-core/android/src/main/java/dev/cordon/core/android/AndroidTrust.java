package dev.cordon.core.android;

import dev.cordon.core.net.SystemTrust;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Collections;

/** The trust anchors of Android. */
public final class AndroidTrust {
  private static final String ALL = "AndroidCAStore";
  private static final String OF_THE_SYSTEM = "system:";

  private AndroidTrust() {}

  /**
   * The anchors that came with the system and that its owner did not switch off; none that a user,
   * an administrator or an app added.
   */
  public static SystemTrust system() {
    return () -> SystemTrust.over(systemAnchors());
  }

  private static KeyStore systemAnchors() throws GeneralSecurityException {
    KeyStore all = KeyStore.getInstance(ALL);
    KeyStore system = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      all.load(null);
      system.load(null, null);
    } catch (IOException e) {
      throw new KeyStoreException("the trust anchors cannot be read", e);
    }
    for (String alias : Collections.list(all.aliases())) {
      if (alias.startsWith(OF_THE_SYSTEM)) {
        system.setCertificateEntry(alias, all.getCertificate(alias));
      }
    }
    if (system.size() == 0) {
      throw new KeyStoreException("the system has no trust anchors");
    }
    return system;
  }
}
