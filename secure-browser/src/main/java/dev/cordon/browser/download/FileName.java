package dev.cordon.browser.download;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/** The name of a download: what the site suggests (RFC 6266), made harmless. */
public final class FileName {
  /** The longest. */
  public static final int MAX_CHARS = 100;

  private static final String NAMELESS = "download";
  // Control, format (direction overrides, zero width), private and unassigned characters,
  // separators of lines, and what file systems reserve.
  private static final Pattern HARMFUL = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}<>:\"|?*]");
  private static final Pattern HIDING_ENDS = Pattern.compile("^[.\\s]+|[.\\s]+$");
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  private FileName() {}

  /** A safe name for what {@code url} delivers under {@code disposition}. */
  public static String of(Optional<MediaType> disposition, HttpUrl url) {
    List<String> path = url.pathSegments();
    String suggested =
        disposition.flatMap(FileName::named).orElseGet(() -> path.get(path.size() - 1));
    return safe(suggested);
  }

  /**
   * A Content-Disposition in parsed form. Its grammar is that of a media type without the slash, so
   * OkHttp's parser reads it.
   */
  public static Optional<MediaType> disposition(String header) {
    return Optional.ofNullable(MediaType.parse("disposition/" + header.trim()));
  }

  private static Optional<String> named(MediaType disposition) {
    Optional<String> extended = Optional.ofNullable(disposition.parameter("filename*"));
    Optional<String> decoded = extended.flatMap(FileName::decoded);
    return decoded.isPresent() ? decoded : Optional.ofNullable(disposition.parameter("filename"));
  }

  /** RFC 8187, section 3.2: charset, language, percent-encoded value. */
  private static Optional<String> decoded(String extended) {
    List<String> parts = List.of(extended.split("'", 3));
    if (parts.size() != 3 || !parts.get(0).equalsIgnoreCase("UTF-8")) {
      return Optional.empty();
    }
    try {
      // Where forms write a space as "+", this encoding means a plus.
      return Optional.of(URLDecoder.decode(parts.get(2).replace("+", "%2B"), "UTF-8"));
    } catch (IllegalArgumentException | UnsupportedEncodingException e) {
      return Optional.empty();
    }
  }

  static String safe(String suggested) {
    String last =
        suggested.substring(1 + Math.max(suggested.lastIndexOf('/'), suggested.lastIndexOf('\\')));
    String visible =
        HARMFUL.matcher(Normalizer.normalize(last, Normalizer.Form.NFC)).replaceAll("");
    String name = HIDING_ENDS.matcher(shortened(visible)).replaceAll("");
    if (name.isEmpty()) {
      return NAMELESS;
    }
    return DEVICE.matcher(name).matches() ? "_" + name : name;
  }

  /** Cuts before the extension, which tells what opens the file, and never within a character. */
  private static String shortened(String name) {
    if (name.length() < MAX_CHARS) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String extension = dot >= 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
    int end = MAX_CHARS - 1 - extension.length();
    if (Character.isHighSurrogate(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end) + extension;
  }

  /** The type in lower case without its parameters; empty if there is none that can be read. */
  public static String bare(@Nullable MediaType type) {
    return type == null ? "" : type.type() + "/" + type.subtype();
  }
}
