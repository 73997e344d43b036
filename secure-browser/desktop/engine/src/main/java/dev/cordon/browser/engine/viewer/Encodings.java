package dev.cordon.browser.engine.viewer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads text whose encoding nobody wrote down: Unicode, then what Japanese files are written in.
 */
final class Encodings {
  private static final byte ESCAPE = 0x1b;

  private Encodings() {}

  static String read(byte[] bytes) {
    return marked(bytes)
        .or(() -> escaped(bytes))
        .or(() -> strictly(bytes, StandardCharsets.UTF_8))
        .or(() -> japanese(bytes))
        .orElseGet(() -> new String(bytes, Charset.forName("windows-1252")));
  }

  /** A byte order mark says it. */
  private static Optional<String> marked(byte[] bytes) {
    if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
      return Optional.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE));
    }
    if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
      return Optional.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE));
    }
    boolean utf8 =
        bytes.length >= 3
            && (bytes[0] & 0xff) == 0xef
            && (bytes[1] & 0xff) == 0xbb
            && (bytes[2] & 0xff) == 0xbf;
    return utf8
        ? Optional.of(new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** ISO-2022-JP (RFC 1468) has escape sequences and seven bits. */
  private static Optional<String> escaped(byte[] bytes) {
    boolean escapes = false;
    for (byte each : bytes) {
      if (each < 0) {
        return Optional.empty();
      }
      escapes = escapes || each == ESCAPE;
    }
    return escapes ? strictly(bytes, Charset.forName("ISO-2022-JP")) : Optional.empty();
  }

  /**
   * Of those that fit, the one with the fewest half-width katakana, which wrong guesses are full
   * of.
   */
  private static Optional<String> japanese(byte[] bytes) {
    return Stream.of("EUC-JP", "windows-31j")
        .flatMap(name -> strictly(bytes, Charset.forName(name)).stream())
        .min(Comparator.comparingLong(Encodings::rare));
  }

  private static long rare(String text) {
    return text.chars()
        .filter(c -> (c >= 0xff61 && c <= 0xff9f) || (c >= 0xe000 && c <= 0xf8ff))
        .count();
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
