package dev.cordon.mail.mime;

import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Character sets as mail programs mean them.
 *
 * <p>Japanese programs write {@code ISO-2022-JP} or {@code Shift_JIS} and use letters that only
 * Microsoft's supersets have (①, ㈱, half-width kana); where the platform has the superset, it is
 * taken.
 */
final class MailCharset {
  /** Named by programs that never thought about it; UTF-8 is looked for first. */
  private static final Set<String> OFTEN_A_LIE = Set.of("us-ascii", "ascii", "iso-8859-1");

  private static final byte ESCAPE = 0x1b;

  private MailCharset() {}

  /** Decodes by the set called {@code name}; if there is no such set, guesses and notes it. */
  static String decode(byte[] bytes, String name, Findings findings) {
    Optional<Charset> named = name.isEmpty() ? Optional.empty() : named(name);
    if (named.isPresent()) {
      return new String(bytes, named.get());
    }
    if (!name.isEmpty() && !OFTEN_A_LIE.contains(name.toLowerCase(Locale.ROOT))) {
      findings.found(Defect.CHARSET_UNKNOWN);
    }
    return guess(bytes);
  }

  private static Optional<Charset> named(String name) {
    return switch (MimeUtility.javaCharset(name).toLowerCase(Locale.ROOT)) {
      case "iso-2022-jp", "iso2022jp", "jis" -> first("x-windows-iso2022jp", "ISO-2022-JP");
      case "shift_jis", "shift-jis", "sjis", "x-sjis", "cp932" -> first("windows-31j", "Shift_JIS");
      default ->
          OFTEN_A_LIE.contains(name.toLowerCase(Locale.ROOT))
              ? Optional.empty()
              : first(name, MimeUtility.javaCharset(name));
    };
  }

  private static Optional<Charset> first(String... names) {
    for (String name : names) {
      if (supported(name)) {
        return Optional.of(Charset.forName(name));
      }
    }
    return Optional.empty();
  }

  /** What a mail calls a character set may be anything. */
  private static boolean supported(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  private static String guess(byte[] bytes) {
    for (byte value : bytes) {
      if (value == ESCAPE) {
        return new String(
            bytes, first("x-windows-iso2022jp", "ISO-2022-JP").orElse(StandardCharsets.UTF_8));
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
