package dev.cordon.browser.cookie;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Cookie;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one session (requirements B1, B2): in memory only, within the bounds of RFC
 * 6265bis, section 6.1; the oldest go first. OkHttp's parser judges domain, path, dates and public
 * suffixes. Safe for many threads.
 */
public final class MemoryCookies implements PageCookies {
  /** Name and value together. */
  public static final int MAX_BYTES_EACH = 4096;

  /** Of a path or a domain (RFC 6265bis, section 5.6). */
  public static final int MAX_ATTRIBUTE_BYTES = 1024;

  /** Of one domain. */
  public static final int MAX_PER_DOMAIN = 50;

  /** Of all domains. */
  public static final int MAX_IN_ALL = 3000;

  private final Clock clock;
  private final BooleanSupplier mayKeep;
  private final CookieShelf shelf = new CookieShelf(); // guarded by this
  private long next; // guarded by this

  /**
   * An empty jar.
   *
   * @param mayKeep false once nothing more may be remembered
   */
  public MemoryCookies(Clock clock, BooleanSupplier mayKeep) {
    this.clock = clock;
    this.mayKeep = mayKeep;
  }

  /** Remembers what a server set in an answer to {@code asking}. */
  public void received(HttpUrl url, Headers headers, Asking asking) {
    for (Cookie cookie : Cookie.parseAll(url, headers)) {
      // RFC 6265bis, section 5.7, step 18: a site that is only embedded cannot set what is its own.
      boolean embedded = !asking.sameSite() && !asking.navigation();
      if (!embedded || Kept.sameSite(cookie).equals("none")) {
        save(cookie, kept -> true);
      }
    }
  }

  /** The field {@code Cookie} for a request; empty: none. */
  public Optional<String> header(HttpUrl url, Asking asking) {
    String cookies = joined(matching(url, asking).stream());
    return cookies.isEmpty() ? Optional.empty() : Optional.of(cookies);
  }

  @Override
  public String visibleTo(String url) {
    @Nullable HttpUrl page = HttpUrl.parse(url);
    return page == null
        ? ""
        : joined(matching(page, Asking.OWN).stream().filter(cookie -> !cookie.httpOnly()));
  }

  @Override
  public void set(String url, String text) {
    @Nullable HttpUrl page = HttpUrl.parse(url);
    @Nullable Cookie cookie = page == null ? null : Cookie.parse(page, text);
    if (cookie != null && !cookie.httpOnly() && !isPrefixed(cookie, "__http-", "__host-http-")) {
      // Nor may a script push such a one out by setting many others.
      save(cookie, kept -> !kept.cookie().httpOnly());
    }
  }

  /** Forgets all. */
  public synchronized void clear() {
    shelf.clear();
  }

  synchronized List<Cookie> matching(HttpUrl url, Asking asking) {
    long now = clock.millis();
    // RFC 6265, section 5.4: longer paths first, then older ones.
    return shelf.reaching(url.host(), kept -> kept.isExpired(now)).stream()
        .filter(kept -> kept.goesTo(url, asking, now))
        .sorted(
            Comparator.<Kept>comparingInt(kept -> -kept.cookie().path().length())
                .thenComparingLong(Kept::number))
        .map(Kept::cookie)
        .collect(Collectors.toList());
  }

  /** Saves {@code fresh}; only what {@code removable} names may give way to it. */
  synchronized void save(Cookie fresh, Predicate<Kept> removable) {
    // Asked under the lock: whoever ends the keeping clears afterwards.
    if (!mayKeep.getAsBoolean() || !isAcceptable(fresh)) {
      return;
    }
    long now = clock.millis();
    Optional<Kept> old =
        shelf.of(fresh.domain()).stream().filter(kept -> kept.isSame(fresh)).findFirst();
    if (old.isPresent() && !removable.test(old.get())) {
      return;
    }
    old.ifPresent(shelf::remove);
    if (fresh.expiresAt() > now && makeRoom(fresh.domain(), removable, now)) {
      shelf.add(
          new Kept(
              fresh,
              old.map(Kept::number).orElse(next++),
              old.map(Kept::createdMillis).orElse(now)));
    }
  }

  /** False if the shelf is full of what must stay. */
  private boolean makeRoom(String domain, Predicate<Kept> removable, long now) {
    if (shelf.size(domain) >= MAX_PER_DOMAIN) {
      shelf.of(domain).stream().filter(kept -> kept.isExpired(now)).forEach(shelf::remove);
    }
    Optional<Kept> giving =
        shelf.size(domain) >= MAX_PER_DOMAIN
            ? shelf.oldest(domain, removable)
            : shelf.size() >= MAX_IN_ALL ? shelf.oldest(removable) : Optional.empty();
    giving.ifPresent(shelf::remove);
    return shelf.size(domain) < MAX_PER_DOMAIN && shelf.size() < MAX_IN_ALL;
  }

  /** The prefixes promise what a neighbour could not have set (RFC 6265bis, section 4.1.3). */
  private static boolean isAcceptable(Cookie cookie) {
    if (cookie.name().length() + cookie.value().length() > MAX_BYTES_EACH
        || cookie.path().length() > MAX_ATTRIBUTE_BYTES
        || cookie.domain().length() > MAX_ATTRIBUTE_BYTES) {
      return false;
    }
    if (isPrefixed(cookie, "__host-")) {
      return cookie.secure() && cookie.hostOnly() && cookie.path().equals("/");
    }
    return !isPrefixed(cookie, "__secure-") || cookie.secure();
  }

  private static boolean isPrefixed(Cookie cookie, String... prefixes) {
    String name = cookie.name().toLowerCase(Locale.ROOT);
    return Stream.of(prefixes).anyMatch(name::startsWith);
  }

  private static String joined(Stream<Cookie> cookies) {
    return cookies
        .map(cookie -> cookie.name() + "=" + cookie.value())
        .collect(Collectors.joining("; "));
  }
}
