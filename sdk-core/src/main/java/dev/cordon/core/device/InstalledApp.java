package dev.cordon.core.device;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * An app on the device; which ones there are never leaves it.
 *
 * @param name what the system calls it; on Android the package name
 * @param certificateSha256 lowercase hex SHA-256 of each certificate (DER) that signs it, or signed
 *     it earlier; may be empty
 */
public record InstalledApp(String name, Set<String> certificateSha256) {
  public InstalledApp {
    certificateSha256 = Collections.unmodifiableSet(new HashSet<>(certificateSha256));
  }

  @Override
  public String toString() {
    return "InstalledApp[…]";
  }
}
