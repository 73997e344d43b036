package dev.cordon.browser.page;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MediaType;

/**
 * How a page's bytes are characters: by its mark, else as the server says, else as the page says in
 * its first bytes (HTML, section 13.2.3.2). A script in front of the page would push its own word
 * out of those first bytes, so the word is handed on beside it.
 */
final class PageCharset {
  /** So far an engine looks for the page's own word. */
  static final int PRESCAN_BYTES = 1024;

  private static final Pattern META =
      Pattern.compile("(?is)<meta[\\s/][^>]*?charset\\s*=\\s*[\"']?\\s*([a-z0-9_:.-]{1,40})");
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(-->|$)");
  private static final Set<String> WIDE = Set.of("utf-16", "utf-16le", "utf-16be");

  private PageCharset() {}

  /** The marks of UTF-8 and UTF-16 (Encoding, section 6). */
  static Optional<Charset> marked(byte[] start) {
    if (begins(start, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (begins(start, 0xFE, 0xFF)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return begins(start, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
  }

  /** How long the mark is. */
  static int markBytes(byte[] start) {
    return marked(start).map(set -> set.equals(StandardCharsets.UTF_8) ? 3 : 2).orElse(0);
  }

  /** In which charset a script is to be written: UTF-16 for a page in it, else ASCII fits. */
  static Charset forScript(byte[] start, Optional<MediaType> type) {
    Optional<Charset> marked = marked(start);
    if (marked.filter(StandardCharsets.UTF_8::equals).isPresent()) {
      return StandardCharsets.US_ASCII;
    }
    String said = marked.isPresent() ? "" : type.map(PageCharset::parameter).orElse("");
    if (said.equals("utf-16be")) {
      return StandardCharsets.UTF_16BE;
    }
    boolean wide = WIDE.contains(said);
    return marked.orElse(wide ? StandardCharsets.UTF_16LE : StandardCharsets.US_ASCII);
  }

  /** What the page says of itself; empty: nothing that needs to be handed on. */
  static Optional<String> ownWord(byte[] start, Optional<MediaType> type) {
    if (marked(start).isPresent() || !type.map(PageCharset::parameter).orElse("").isEmpty()) {
      return Optional.empty();
    }
    String ascii =
        new String(start, 0, Math.min(start.length, PRESCAN_BYTES), StandardCharsets.ISO_8859_1);
    Matcher meta = META.matcher(COMMENT.matcher(ascii).replaceAll(""));
    if (!meta.find()) {
      return Optional.empty();
    }
    String word = String.valueOf(meta.group(1)).toLowerCase(Locale.ROOT);
    // A page that could be read so far is not in UTF-16, whatever it says.
    return Optional.of(WIDE.contains(word) ? "utf-8" : word);
  }

  private static String parameter(MediaType type) {
    String said = type.parameter("charset");
    return said == null ? "" : said.trim().toLowerCase(Locale.ROOT);
  }

  private static boolean begins(byte[] start, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= start.length || (start[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
