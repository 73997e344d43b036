package dev.cordon.browser.page;

import dev.cordon.browser.cookie.Asking;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request: what the engine says, as far as it can be believed.
 *
 * @param origin the page's that asks; empty: nobody's, or nobody that is known
 * @param opaque whether the page has an origin of its own that nobody may know ({@code null})
 * @param referer the page's address
 * @param site what {@code Sec-Fetch-Site} says; empty: nothing
 * @param shown what the employee looks at in that tab
 */
public record Asker(
    Optional<HttpUrl> origin,
    boolean opaque,
    Optional<HttpUrl> referer,
    String site,
    Optional<HttpUrl> shown) {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  /** What a request says of its asker. */
  public sealed interface Reading {}

  /** It can be believed. */
  public record Known(Asker asker) implements Reading {}

  /** It claims to come from a page that was never delivered. */
  public record Unknown(Refusal why) implements Reading {}

  /** Reads what {@code request} says. */
  public static Reading of(PageRequest request, Origins origins) {
    Headers headers = request.headers();
    @Nullable String claimed = headers.get("Origin");
    boolean opaque = "null".equals(claimed);
    Optional<HttpUrl> origin = claimed == null || opaque ? Optional.empty() : origins.read(claimed);
    if (claimed != null && !opaque && !origin.isPresent()) {
      return new Unknown(Refusal.of(Problem.ORIGIN_UNKNOWN));
    }
    @Nullable String from = headers.get("Referer");
    Optional<HttpUrl> referer =
        Optional.ofNullable(from == null ? null : HttpUrl.parse(from)).filter(origins::knows);
    @Nullable String site = headers.get("Sec-Fetch-Site");
    return new Known(
        new Asker(
            origin,
            opaque,
            referer,
            site == null ? "" : site.toLowerCase(Locale.ROOT),
            request.destination() == Destination.DOCUMENT
                ? Optional.empty()
                : origins.shownIn(request.tab())));
  }

  /** The same asker after a redirect from {@code from} to {@code to} (Fetch, section 4.4). */
  public Asker sentOn(HttpUrl from, HttpUrl to) {
    boolean away = !Origins.of(from).equals(Origins.of(to));
    boolean third = origin.filter(own -> !Origins.of(own).equals(Origins.of(from))).isPresent();
    return new Asker(
        away && third ? Optional.empty() : origin,
        opaque || (away && third),
        referer,
        site.equals("none") || Asking.isSameSite(from, to) ? site : "cross-site",
        shown);
  }

  /** The page that asks, by what it says of itself. */
  Optional<HttpUrl> page() {
    return origin.isPresent() ? origin : referer;
  }

  /** Whether the asker is a page of another origin than {@code target}. */
  public boolean isCrossOrigin(HttpUrl target) {
    return opaque
        || site.equals("cross-site")
        || site.equals("same-site")
        || page().filter(page -> !Origins.of(page).equals(Origins.of(target))).isPresent();
  }

  /** The field {@code Sec-Fetch-Site} (Fetch Metadata, section 2.3). */
  public String fetchSite(HttpUrl target) {
    if (!isSameSite(target)) {
      return "cross-site";
    }
    return isCrossOrigin(target) ? "same-site" : site.equals("none") ? "none" : "same-origin";
  }

  /** How cookies see a request to {@code target}. */
  public Asking asking(HttpUrl target, Destination destination, String method) {
    boolean embedded = shown.filter(top -> !Asking.isSameSite(top, target)).isPresent();
    return new Asking(
        isSameSite(target) && !embedded,
        destination == Destination.DOCUMENT,
        SAFE.contains(method));
  }

  /** Where nothing is known of the asker, it is somebody else. */
  private boolean isSameSite(HttpUrl target) {
    if (opaque || site.equals("cross-site")) {
      return false;
    }
    return page()
        .map(page -> Asking.isSameSite(page, target))
        .orElse(Set.of("none", "same-origin", "same-site").contains(site));
  }

  /** The field {@code Origin}; empty: none. */
  Optional<String> originField() {
    return opaque ? Optional.of("null") : origin.map(Origins::of);
  }

  /** The field {@code Referer}: whole within an origin, else the origin alone; empty: none. */
  Optional<String> refererField(HttpUrl target) {
    return referer.map(
        page ->
            Origins.of(page).equals(Origins.of(target))
                ? page.newBuilder().fragment(null).username("").password("").build().toString()
                : Origins.of(page) + "/");
  }
}
