package dev.cordon.storage;

import com.google.crypto.tink.subtle.Hex;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where an entry lies on disk: 16 bytes that tell nothing of its name.
 *
 * @param hex 32 lower-case hexadecimal digits
 */
record EntryId(String hex) {
  static final int BYTES = 16;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /** The first 16 of {@code bytes}. */
  static EntryId of(byte[] bytes) {
    return new EntryId(Hex.encode(bytes).substring(0, 2 * BYTES).toLowerCase(Locale.ROOT));
  }

  /** Whether a file of this name on disk can be an entry at all. */
  static boolean isForm(String fileName) {
    return FORM.matcher(fileName).matches();
  }

  byte[] bytes() {
    return Hex.decode(hex);
  }

  /** The first two digits: 256 directories keep each one short. */
  String fan() {
    return hex.substring(0, 2);
  }

  /** Its file, from the directory of all. */
  String place() {
    return fan() + "/" + hex;
  }
}
