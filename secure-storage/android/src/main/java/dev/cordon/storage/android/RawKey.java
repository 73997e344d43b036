package dev.cordon.storage.android;

import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.databases.DatabasePlace;
import java.util.Arrays;

/**
 * A key as SQLCipher takes it to be used as it is, without a passphrase's derivation: the bytes of
 * {@code x'<64 hex digits>'} (https://www.zetetic.net/sqlcipher/sqlcipher-api/#key). Never a {@code
 * String}, which Java cannot zero.
 */
final class RawKey implements AutoCloseable {
  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private final byte[] text;

  private RawKey(byte[] text) {
    this.text = text;
  }

  static RawKey of(DatabasePlace place) throws StorageException {
    try (SecretBytes key = place.key()) {
      return new RawKey(key.use(RawKey::textOf));
    }
  }

  private static byte[] textOf(byte[] key) {
    byte[] text = new byte[2 * key.length + 3];
    text[0] = 'x';
    text[1] = '\'';
    for (int i = 0; i < key.length; i++) {
      text[2 * i + 2] = DIGITS[(key[i] >> 4) & 0xf];
      text[2 * i + 3] = DIGITS[key[i] & 0xf];
    }
    text[text.length - 1] = '\'';
    return text;
  }

  /** The bytes themselves: they are zero after {@link #close}, for whoever kept them too. */
  byte[] text() {
    return text;
  }

  @Override
  public void close() {
    Arrays.fill(text, (byte) 0);
  }
}
