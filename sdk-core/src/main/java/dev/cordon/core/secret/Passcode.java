package dev.cordon.core.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * What the employee typed. Closing zeroes the characters; any use after that is a bug and throws,
 * or zeros would count as a wrong passcode. Make it by try-with-resources.
 *
 * <p>Encoded as NFC in UTF-8, so that the same keys typed on another keyboard give the same bytes.
 */
public final class Passcode implements AutoCloseable {
  private final char[] characters;
  private volatile boolean closed;

  private Passcode(char[] characters) {
    this.characters = characters;
  }

  /** Copies {@code typed} and zeroes the original. */
  public static Passcode consuming(char[] typed) {
    Passcode passcode = new Passcode(typed.clone());
    Arrays.fill(typed, '\0');
    return passcode;
  }

  /** From a string, for tests and demonstrations: strings cannot be zeroed. */
  public static Passcode of(String typed) {
    return new Passcode(typed.toCharArray());
  }

  /** The number of characters. */
  public int length() {
    requireAlive();
    return characters.length;
  }

  /** The character at {@code index}. */
  public char charAt(int index) {
    requireAlive();
    return characters[index];
  }

  /** What is left in memory, for tests. */
  char[] characters() {
    return characters;
  }

  /** The bytes that are hashed. */
  public SecretBytes encoded() {
    requireAlive();
    String normal = Normalizer.normalize(CharBuffer.wrap(characters), Normalizer.Form.NFC);
    ByteBuffer utf8 = ByteBuffer.allocate(4 * normal.length());
    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(normal), utf8, true);
    byte[] bytes = Arrays.copyOf(utf8.array(), utf8.position());
    Arrays.fill(utf8.array(), (byte) 0);
    return SecretBytes.owning(bytes);
  }

  @Override
  public void close() {
    closed = true;
    Arrays.fill(characters, '\0');
  }

  /**
   * To be called before anything is counted.
   *
   * @throws IllegalStateException if it was closed
   */
  public void requireAlive() {
    if (closed) {
      throw new IllegalStateException("this passcode was closed: close it after it was used");
    }
  }

  @Override
  public String toString() {
    return "Passcode[redacted]";
  }
}
