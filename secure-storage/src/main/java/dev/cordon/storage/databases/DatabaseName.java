package dev.cordon.storage.databases;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * A name that an app gave to a database: 1 to 255 Unicode characters of any script, in NFC.
 *
 * @param text the name in Unicode Normalization Form C, so that a name typed on another system is
 *     the same name
 */
record DatabaseName(String text) {
  static final int MAX_CHARACTERS = 255;

  /** Checks and normalises {@code name}. */
  static DatabaseName of(String name) throws StorageException {
    // Before normalising as well, so that nobody has us normalise a megabyte.
    if (name.length() > 4 * MAX_CHARACTERS) {
      throw refused();
    }
    String text = Normalizer.normalize(name, Normalizer.Form.NFC);
    if (text.isEmpty()
        || text.codePointCount(0, text.length()) > MAX_CHARACTERS
        || text.indexOf('\0') >= 0) {
      throw refused();
    }
    encode(text); // a lone surrogate has no bytes
    return new DatabaseName(text);
  }

  /** The name's bytes: at most 1,020. */
  byte[] utf8() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer encode(String text) throws StorageException {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw refused();
    }
  }

  private static StorageException refused() {
    return new StorageException(Problem.NAME_INVALID, "");
  }
}
