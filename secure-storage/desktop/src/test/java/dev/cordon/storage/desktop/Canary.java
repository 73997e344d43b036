package dev.cordon.storage.desktop;

import dev.cordon.testing.heap.HeapDump;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A word that a test puts somewhere, which itself keeps it inverted only. */
final class Canary {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] inverted;

  private Canary(byte[] inverted) {
    this.inverted = inverted;
  }

  /** A new one, which {@code heap} will look for. */
  static Canary in(HeapDump heap, String name) {
    byte[] random = new byte[12];
    RANDOM.nextBytes(random);
    String word = HexFormat.of().formatHex(random);
    heap.lookForText(name, word);
    return new Canary(invert(word.getBytes(StandardCharsets.US_ASCII)));
  }

  String text() {
    return new String(bytes(), StandardCharsets.US_ASCII);
  }

  byte[] bytes() {
    return invert(inverted.clone());
  }

  private static byte[] invert(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
    return bytes;
  }
}
