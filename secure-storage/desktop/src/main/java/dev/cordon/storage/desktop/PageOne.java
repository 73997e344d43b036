package dev.cordon.storage.desktop;

import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.keys.Hmac;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Whether a key fits a database that has a log, asked before the driver opens it: with another key
 * the driver would empty the log into the file as garbage. Page 1 is looked for in the file and,
 * because a kill may have torn that one, in the log (https://www.sqlite.org/fileformat2.html, 4).
 */
final class PageOne {
  private static final int PAGE = 4096;
  private static final int SALT = 16;
  private static final int HMAC = 64;
  private static final String HMAC_NAME = "HmacSHA512";
  private static final int LOG_HEADER = 32;
  private static final int FRAME_HEADER = 24;
  private static final byte SALT_MASK = 0x3a;

  private PageOne() {}

  /** True also if there is no log: then the driver finds out without changing anything. */
  static boolean fits(Path file, SecretBytes key) throws IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    if (Files.notExists(log) || Files.size(log) == 0 || Files.notExists(file)) {
      return true;
    }
    byte[] raw = key.copy();
    try (InputStream pages = Files.newInputStream(file)) {
      return isSealed(raw, pages.readNBytes(PAGE)) || isInLog(raw, log);
    } finally {
      Arrays.fill(raw, (byte) 0);
    }
  }

  private static boolean isInLog(byte[] key, Path log) throws IOException {
    try (InputStream frames = Files.newInputStream(log)) {
      frames.skipNBytes(Math.min(LOG_HEADER, Files.size(log)));
      byte[] frame = frames.readNBytes(FRAME_HEADER + PAGE);
      while (frame.length == FRAME_HEADER + PAGE) {
        boolean first = ByteBuffer.wrap(frame).getInt() == 1;
        if (first && isSealed(key, Arrays.copyOfRange(frame, FRAME_HEADER, frame.length))) {
          return true;
        }
        frame = frames.readNBytes(FRAME_HEADER + PAGE);
      }
      return false;
    }
  }

  /** The HMAC of docs/storage-format.md, section 4. */
  private static boolean isSealed(byte[] key, byte[] page) {
    if (page.length < PAGE) {
      return false;
    }
    byte[] salt = Arrays.copyOf(page, SALT);
    for (int i = 0; i < SALT; i++) {
      salt[i] ^= SALT_MASK;
    }
    byte[] macKey = macKey(key, salt);
    try (Hmac mac = Hmac.of(HMAC_NAME, macKey)) {
      byte[] seal = mac.update(page, SALT, PAGE - SALT - HMAC).finish(new byte[] {1, 0, 0, 0});
      return MessageDigest.isEqual(seal, Arrays.copyOfRange(page, PAGE - HMAC, PAGE));
    } finally {
      Arrays.fill(macKey, (byte) 0);
    }
  }

  /** PBKDF2-HMAC-SHA-512, 2 rounds, of which the first 32 bytes. */
  private static byte[] macKey(byte[] key, byte[] salt) {
    try (Hmac mac = Hmac.of(HMAC_NAME, key)) {
      byte[] first = mac.update(salt, 0, salt.length).finish(new byte[] {0, 0, 0, 1});
      byte[] derived = Arrays.copyOf(first, 32);
      byte[] second = mac.finish(first);
      for (int i = 0; i < derived.length; i++) {
        derived[i] ^= second[i];
      }
      return derived;
    }
  }
}
