package dev.cordon.browser.sites;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;

/**
 * The path of an address as servers may read it: to the letter, and as the most generous server
 * would, which decodes again and again, takes a backslash for a slash, drops parameters behind a
 * semicolon, merges slashes, climbs by dots, and does not mind case.
 */
final class PathReading {
  private static final int MAX_DECODINGS = 8;
  private static final HttpUrl ROOT = HttpUrl.get("https://any/");

  private PathReading() {}

  /** The decoded segments. A last empty one (a trailing slash) is dropped. */
  static List<String> literal(HttpUrl url) {
    List<String> segments = new ArrayList<>(url.pathSegments());
    dropTrailingSlash(segments);
    return segments;
  }

  /** The segments that the most generous server sees. */
  static List<String> generous(List<String> literal) {
    List<String> resolved = new ArrayList<>();
    for (String part : decodedFully(String.join("/", literal)).split("[/\\\\]", -1)) {
      int parameters = part.indexOf(';');
      resolve(resolved, parameters < 0 ? part : part.substring(0, parameters));
    }
    return resolved;
  }

  private static void resolve(List<String> above, String segment) {
    if (segment.equals("..") && !above.isEmpty()) {
      above.remove(above.size() - 1);
    } else if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
      above.add(segment.toLowerCase(Locale.ROOT));
    }
  }

  private static String decodedFully(String path) {
    String decoded = path;
    for (int i = 0; i < MAX_DECODINGS; i++) {
      String next = decodedOnce(decoded);
      if (next.equals(decoded)) {
        return decoded;
      }
      decoded = next;
    }
    return decoded;
  }

  /** OkHttp leaves what is not an encoding as it is, so that one bad one does not hide others. */
  private static String decodedOnce(String path) {
    HttpUrl url = ROOT.newBuilder().addEncodedPathSegments(path).build();
    return String.join("/", url.pathSegments());
  }

  private static void dropTrailingSlash(List<String> segments) {
    int last = segments.size() - 1;
    if (segments.get(last).isEmpty()) {
      segments.remove(last);
    }
  }
}
