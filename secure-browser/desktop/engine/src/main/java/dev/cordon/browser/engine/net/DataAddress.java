package dev.cordon.browser.engine.net;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** What a {@code data:} address carries (RFC 2397). */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record DataAddress(String mediaType, byte[] bytes) {
  private static final String PLAIN = "text/plain;charset=US-ASCII";

  /** Empty if it is malformed. */
  public static Optional<DataAddress> read(String url) {
    int comma = url.indexOf(',');
    if (!url.regionMatches(true, 0, "data:", 0, 5) || comma < 0) {
      return Optional.empty();
    }
    String type = url.substring(5, comma).trim();
    byte[] bytes = unescape(url.substring(comma + 1));
    if (!type.toLowerCase(Locale.ROOT).replace(" ", "").endsWith(";base64")) {
      return Optional.of(new DataAddress(typed(type), bytes));
    }
    try {
      return Optional.of(
          new DataAddress(
              typed(type.substring(0, type.lastIndexOf(';')).trim()),
              Base64.getMimeDecoder().decode(bytes)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String typed(String type) {
    if (type.isEmpty()) {
      return PLAIN;
    }
    return type.startsWith(";") ? "text/plain" + type : type;
  }

  private static byte[] unescape(String text) {
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      int value = raw[i] == '%' && i + 2 < raw.length ? hex(raw[i + 1], raw[i + 2]) : -1;
      out.write(value < 0 ? raw[i] : value);
      i += value < 0 ? 0 : 2;
    }
    return out.toByteArray();
  }

  private static int hex(byte high, byte low) {
    int first = Character.digit(high, 16);
    int second = Character.digit(low, 16);
    return first < 0 || second < 0 ? -1 : first * 16 + second;
  }
}
