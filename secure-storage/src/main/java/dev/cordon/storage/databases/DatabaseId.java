package dev.cordon.storage.databases;

import com.google.crypto.tink.subtle.Hex;
import dev.cordon.core.Domain;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.keys.Hmac;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What a database is called on disk: 16 bytes that tell nothing of its name.
 *
 * @param hex 32 lower-case hexadecimal digits
 */
record DatabaseId(String hex) {
  static final int BYTES = 16;
  private static final String PURPOSE = "databases/names";
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /** The one of {@code name}. A3: HMAC-SHA-256 is chosen here, as a keyed hash of names. */
  static DatabaseId of(Domain domain, DatabaseName name) throws IOException {
    try (SecretBytes key = domain.key(PURPOSE)) {
      byte[] mac = Hmac.of("HmacSHA256", key, name.utf8());
      return new DatabaseId(Hex.encode(Arrays.copyOf(mac, BYTES)));
    }
  }

  /** Whether a file of this name on disk can be a database's at all. */
  static boolean isForm(String text) {
    return FORM.matcher(text).matches();
  }
}
