package dev.cordon.storage.volume;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.text.Normalizer;

/**
 * The rule for names: 1 to 255 Unicode characters of any script, compared and kept in Unicode
 * Normalization Form C, so that a name typed on another system is the same name. No platform's own
 * rules apply, since names never reach the disk.
 */
final class Names {
  static final int MAX_CHARACTERS = 255;

  private Names() {}

  /** The form of {@code name} that counts. */
  static String canonical(String name) throws StorageException {
    // Before normalising as well, so that nobody has us normalise a megabyte.
    if (name.length() > 4 * MAX_CHARACTERS) {
      throw refused();
    }
    String text = isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFC);
    if (text.isEmpty() || isLong(text) || isRelative(text) || isBroken(text)) {
      throw refused();
    }
    return text;
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  /** Characters are counted as people count them, not by how many UTF-16 needs for each. */
  private static boolean isLong(String text) {
    return text.codePointCount(0, text.length()) > MAX_CHARACTERS;
  }

  private static boolean isRelative(String text) {
    return text.equals(".") || text.equals("..");
  }

  /** Whether it holds a character that separates or ends names, or half a character. */
  private static boolean isBroken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '/' || character == '\0') {
        return true;
      }
      if (Character.isSurrogate(character)) {
        boolean pair =
            i + 1 < text.length() && Character.isSurrogatePair(character, text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static StorageException refused() {
    return new StorageException(Problem.NAME_INVALID, "");
  }
}
