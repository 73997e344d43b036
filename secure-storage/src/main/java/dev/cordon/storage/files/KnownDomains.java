package dev.cordon.storage.files;

import com.google.crypto.tink.subtle.Hex;
import dev.cordon.core.Domain;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The domains whose files this process has used. The one list of the process, because {@code
 * Path.of(URI)} has nothing but the URI. Safe for many threads.
 */
final class KnownDomains {
  private static final int IDENTITY_BYTES = 16;
  private static final Map<String, DomainFiles> KNOWN = new ConcurrentHashMap<>();

  private KnownDomains() {}

  /** The files of {@code domain}, which is open. */
  static DomainFiles enter(Domain domain) {
    DomainFiles files =
        KNOWN.computeIfAbsent(identity(domain), identity -> new DomainFiles(identity, domain));
    files.enter(domain);
    return files;
  }

  /** Those of this identity, if they were used before. */
  static Optional<DomainFiles> find(String identity) {
    return Optional.ofNullable(KNOWN.get(identity));
  }

  /** The same for one domain always; says nothing of its name. */
  private static String identity(Domain domain) {
    String directory = domain.directory().toAbsolutePath().toString();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(directory.getBytes(StandardCharsets.UTF_8));
      return Hex.encode(Arrays.copyOf(hash, IDENTITY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has SHA-256", e);
    }
  }
}
