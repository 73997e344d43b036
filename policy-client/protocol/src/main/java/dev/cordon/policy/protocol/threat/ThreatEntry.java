package dev.cordon.policy.protocol.threat;

import java.util.Optional;

/**
 * One app, or all apps of one signer. An app is hit if it fits all that the entry names, so that an
 * entry with both means a harmful copy of an app that is harmless from its own maker.
 *
 * @param id the organisation's own word for it, 1 to 32 characters of {@code A-Za-z0-9_-}; this is
 *     what a device reports
 * @param appSha256 lowercase hex SHA-256 of the app's name in UTF-8; on Android the package name
 * @param certificateSha256 lowercase hex SHA-256 of a signing certificate (DER)
 */
public record ThreatEntry(
    String id, Optional<String> appSha256, Optional<String> certificateSha256) {
  public ThreatEntry {
    if (!appSha256.isPresent() && !certificateSha256.isPresent()) {
      throw new IllegalArgumentException("an entry without a hash would hit every app");
    }
  }
}
