package dev.cordon.storage.databases;

import com.google.crypto.tink.subtle.Hex;
import dev.cordon.core.Domain;
import dev.cordon.core.secret.SecretBytes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key.use(bytes -> new SecretKeySpec(bytes, "HmacSHA256")));
      return new DatabaseId(Hex.encode(Arrays.copyOf(mac.doFinal(name.utf8()), BYTES)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has HmacSHA256", e);
    }
  }

  /** Whether a file of this name on disk can be a database's at all. */
  static boolean isForm(String text) {
    return FORM.matcher(text).matches();
  }
}
