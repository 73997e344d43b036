package dev.cordon.storage.ledger;

import dev.cordon.storage.StorageException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The first 64 bytes of a ledger file. In the clear; every record is bound to all of it. */
final class Header {
  static final int BYTES = 64;
  static final byte SUITE = 1;
  private static final byte[] MAGIC = "CORL".getBytes(StandardCharsets.US_ASCII);
  private static final byte VERSION = 2;
  static final int SALT_BYTES = 32;
  private static final int SALT_START = 16;

  private final long generation;
  private final byte[] salt;

  Header(long generation, byte[] salt) {
    this.generation = generation;
    this.salt = Arrays.copyOf(salt, SALT_BYTES);
  }

  /** Reads it; {@code bytes} must be what a header of this generation is made of. */
  static Header parse(byte[] bytes, long generation) throws StorageException {
    if (bytes.length != BYTES) {
      throw Damage.of("the ledger's header is cut off");
    }
    Header header =
        new Header(generation, Arrays.copyOfRange(bytes, SALT_START, SALT_START + SALT_BYTES));
    if (!Arrays.equals(bytes, header.bytes())) {
      throw Damage.of("the ledger's header is of another version or file");
    }
    return header;
  }

  long generation() {
    return generation;
  }

  byte[] salt() {
    return salt.clone();
  }

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .put(MAGIC)
        .put(VERSION)
        .put(SUITE)
        .putShort((short) 0)
        .putLong(generation)
        .put(salt)
        .array();
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every platform has SHA-256", e);
    }
  }
}
