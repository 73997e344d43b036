package dev.cordon.browser.cookie;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/**
 * The cookies of one loader (requirements B1, B2): in memory only, within the bounds of RFC 6265,
 * section 6.1; the oldest go first. OkHttp's parser judges domain, path, dates and public suffixes.
 * Safe for many threads.
 */
public final class MemoryCookies implements CookieJar {
  /** Name and value together. */
  public static final int MAX_BYTES_EACH = 4096;

  /** Of one domain. */
  public static final int MAX_PER_DOMAIN = 50;

  /** Of all domains. */
  public static final int MAX_IN_ALL = 3000;

  private final Clock clock;
  private final BooleanSupplier mayKeep;
  private final List<Cookie> cookies = new ArrayList<>(); // oldest first; guarded by this

  /**
   * An empty jar.
   *
   * @param mayKeep false once nothing more may be remembered
   */
  public MemoryCookies(Clock clock, BooleanSupplier mayKeep) {
    this.clock = clock;
    this.mayKeep = mayKeep;
  }

  @Override
  public synchronized void saveFromResponse(HttpUrl url, List<Cookie> received) {
    // Asked under the lock: whoever ends the keeping clears afterwards.
    if (mayKeep.getAsBoolean()) {
      received.forEach(this::save);
    }
  }

  @Override
  public synchronized List<Cookie> loadForRequest(HttpUrl url) {
    cookies.removeIf(this::isExpired);
    List<Cookie> matching = new ArrayList<>();
    for (Cookie cookie : cookies) {
      if (cookie.matches(url)) {
        matching.add(cookie);
      }
    }
    // RFC 6265, section 5.4: longer paths first, then older ones; sorting is stable.
    matching.sort(Comparator.comparingInt(cookie -> -cookie.path().length()));
    return matching;
  }

  /** Forgets all. */
  public synchronized void clear() {
    cookies.clear();
  }

  private void save(Cookie fresh) {
    cookies.removeIf(old -> isSame(old, fresh) || isExpired(old));
    if (isExpired(fresh) || !isAcceptable(fresh)) {
      return;
    }
    if (count(fresh.domain()) >= MAX_PER_DOMAIN) {
      removeOldest(fresh.domain());
    } else if (cookies.size() >= MAX_IN_ALL) {
      cookies.remove(0);
    }
    cookies.add(fresh);
  }

  private boolean isExpired(Cookie cookie) {
    return cookie.expiresAt() <= clock.millis();
  }

  /** The prefixes promise what a plain-text neighbour could not have set (RFC 6265bis, 4.1.3). */
  private static boolean isAcceptable(Cookie cookie) {
    if (cookie.name().length() + cookie.value().length() > MAX_BYTES_EACH) {
      return false;
    }
    if (cookie.name().startsWith("__Host-")) {
      return cookie.secure() && cookie.hostOnly() && cookie.path().equals("/");
    }
    return !cookie.name().startsWith("__Secure-") || cookie.secure();
  }

  private static boolean isSame(Cookie a, Cookie b) {
    return a.name().equals(b.name())
        && a.domain().equals(b.domain())
        && a.path().equals(b.path())
        && a.hostOnly() == b.hostOnly();
  }

  private long count(String domain) {
    return cookies.stream().filter(cookie -> cookie.domain().equals(domain)).count();
  }

  private void removeOldest(String domain) {
    for (int i = 0; i < cookies.size(); i++) {
      if (cookies.get(i).domain().equals(domain)) {
        cookies.remove(i);
        return;
      }
    }
  }
}
