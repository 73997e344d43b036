package dev.cordon.mail.desktop.demo.proof;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Pieces of work content that must never stand in a file in clear: subjects, lines of bodies,
 * attachment names and contents. Each is looked for in every encoding that a leak might have. Not
 * safe for many threads.
 */
public final class Canaries {
  /** Shorter pieces could stand somewhere by chance. */
  static final int SHORTEST_BYTES = 8;

  private static final int LONGEST_CHARS = 40;
  private static final List<Charset> ENCODINGS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          Charset.forName("ISO-2022-JP"),
          Charset.forName("Shift_JIS"));

  private final Set<String> pieces = new LinkedHashSet<>();

  /** Takes every line of {@code text} that is long enough to be nobody else's. */
  public void addText(String text) {
    for (String line : text.split("\\R", -1)) {
      String piece = line.trim();
      if (piece.getBytes(StandardCharsets.UTF_8).length >= SHORTEST_BYTES) {
        pieces.add(piece.substring(0, Math.min(piece.length(), LONGEST_CHARS)));
      }
    }
  }

  /** How many pieces there are. */
  public int count() {
    return pieces.size();
  }

  /** Every byte sequence to look for, with the piece it stands for. */
  List<Pattern> patterns() {
    List<Pattern> patterns = new ArrayList<>();
    for (String piece : pieces) {
      for (Charset charset : ENCODINGS) {
        if (charset.newEncoder().canEncode(piece)) {
          add(patterns, piece, piece.getBytes(charset));
        }
      }
      addBase64(patterns, piece);
    }
    return patterns;
  }

  /** Base64 of a text depends on where it begins; the middle of each of the three is constant. */
  private static void addBase64(List<Pattern> patterns, String piece) {
    byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = new byte[shift + bytes.length];
      System.arraycopy(bytes, 0, shifted, shift, bytes.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      add(patterns, piece, middle(encoded, shift).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static String middle(String encoded, int shift) {
    int from = shift == 0 ? 0 : 4;
    return encoded.substring(from, Math.max(from, encoded.length() - 3));
  }

  private static void add(List<Pattern> patterns, String piece, byte[] bytes) {
    if (bytes.length >= SHORTEST_BYTES) {
      patterns.add(new Pattern(piece, bytes));
    }
  }

  /** One byte sequence. */
  static final class Pattern {
    final String piece;
    final byte[] bytes;

    Pattern(String piece, byte[] bytes) {
      this.piece = piece;
      this.bytes = bytes;
    }
  }
}
