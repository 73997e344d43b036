package dev.cordon.browser.cookie;

import java.util.Locale;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A cookie that is kept.
 *
 * @param number grows with age's opposite: the lowest is the oldest
 * @param createdMillis since 1970; a new value keeps it (RFC 6265bis, section 5.7)
 */
record Kept(Cookie cookie, long number, long createdMillis) {
  /** So long may a fresh cookie without SameSite go along with a form that signs somebody in. */
  private static final long LAX_ALLOWING_UNSAFE_MILLIS = 120_000;

  boolean isExpired(long nowMillis) {
    return cookie.expiresAt() <= nowMillis;
  }

  boolean isSame(Cookie other) {
    return cookie.name().equals(other.name())
        && cookie.domain().equals(other.domain())
        && cookie.path().equals(other.path())
        && cookie.hostOnly() == other.hostOnly();
  }

  boolean goesTo(HttpUrl url, Asking asking, long nowMillis) {
    return cookie.matches(url) && (asking.sameSite() || crosses(asking, nowMillis));
  }

  /** RFC 6265bis, section 5.8.3; no attribute counts as Lax. */
  private boolean crosses(Asking asking, long nowMillis) {
    return switch (sameSite(cookie)) {
      case "none" -> cookie.secure();
      case "lax" -> asking.navigation() && asking.safe();
      case "strict" -> false;
      default -> asking.navigation() && (asking.safe() || isFresh(nowMillis));
    };
  }

  private boolean isFresh(long nowMillis) {
    return nowMillis - createdMillis < LAX_ALLOWING_UNSAFE_MILLIS;
  }

  /** In lower case; empty: none that is known. */
  static String sameSite(Cookie cookie) {
    @Nullable String attribute = cookie.sameSite();
    return attribute == null ? "" : attribute.trim().toLowerCase(Locale.ROOT);
  }
}
