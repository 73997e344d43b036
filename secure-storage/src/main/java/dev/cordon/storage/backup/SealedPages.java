package dev.cordon.storage.backup;

import dev.cordon.core.secret.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * SQLCipher 4's file and SQLite's, one made of the other page by page (docs/storage-format.md,
 * section 4). SQLite's has 80 unused bytes at each page's end, which its header says.
 */
final class SealedPages {
  private static final int SALT_BYTES = 16;

  /** What a database has whose register has not marked it yet (its application_id). */
  static final int NO_MARK = 0;

  private static final int MARK_AT = 68;
  private static final int MARK_BYTES = 4;
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /** SQLite's place for locks, the page at 1 GiB: it is never written, so SQLCipher seals none. */
  private static final long LOCK_PAGE = (1L << 30) / PageCipher.PAGE_BYTES + 1;

  private SealedPages() {}

  /** Writes the plain pages of {@code sealed}; false if one is not what was written under key. */
  static boolean open(InputStream sealed, SecretBytes key, OutputStream plain) throws IOException {
    byte[] page = new byte[PageCipher.PAGE_BYTES];
    if (fill(sealed, page) < page.length) {
      return false;
    }
    byte[] salt = Arrays.copyOf(page, SALT_BYTES);
    try (PageCipher cipher = key.use(raw -> new PageCipher(raw, salt))) {
      return open(sealed, page, cipher, plain);
    } finally {
      Arrays.fill(page, (byte) 0);
    }
  }

  private static boolean open(
      InputStream sealed, byte[] page, PageCipher cipher, OutputStream plain) throws IOException {
    long number = 1;
    int count = page.length;
    while (count == page.length) {
      if (number == LOCK_PAGE) {
        Arrays.fill(page, (byte) 0);
      } else if (!cipher.open(page, number, number == 1 ? SALT_BYTES : 0)) {
        return false;
      }
      if (number == 1) {
        System.arraycopy(MAGIC, 0, page, 0, SALT_BYTES);
      }
      plain.write(page);
      count = fill(sealed, page);
      number++;
    }
    return count == 0;
  }

  /** Seals the pages of {@code plain} under another key and salt; false if it is no database. */
  static boolean seal(InputStream plain, SecretBytes key, SecureRandom random, OutputStream sealed)
      throws IOException {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] page = new byte[PageCipher.PAGE_BYTES];
    if (fill(plain, page) < page.length || !isDatabase(page)) {
      return false;
    }
    try (PageCipher cipher = key.use(raw -> new PageCipher(raw, salt))) {
      return seal(plain, page, cipher, salt, random, sealed);
    }
  }

  private static boolean seal(
      InputStream plain,
      byte[] page,
      PageCipher cipher,
      byte[] salt,
      SecureRandom random,
      OutputStream sealed)
      throws IOException {
    long number = 1;
    int count = page.length;
    // The mark is that of the other container's register.
    Arrays.fill(page, MARK_AT, MARK_AT + MARK_BYTES, (byte) NO_MARK);
    while (count == page.length) {
      if (number != LOCK_PAGE) {
        cipher.seal(page, number, number == 1 ? SALT_BYTES : 0, random);
      }
      if (number == 1) {
        System.arraycopy(salt, 0, page, 0, SALT_BYTES);
      }
      sealed.write(page);
      count = fill(plain, page);
      number++;
    }
    return count == 0;
  }

  private static boolean isDatabase(byte[] page) {
    return MessageDigest.isEqual(Arrays.copyOf(page, SALT_BYTES), MAGIC);
  }

  private static int fill(InputStream in, byte[] page) throws IOException {
    int filled = 0;
    int count;
    while (filled < page.length && (count = in.read(page, filled, page.length - filled)) >= 0) {
      filled += count;
    }
    return filled;
  }
}
