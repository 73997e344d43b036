package dev.cordon.browser.cookie;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * In whose name a request is made, as cookies see it (RFC 6265bis, section 5.2).
 *
 * @param sameSite whether the page that asks, and the page that the employee looks at, belong to
 *     the site that is asked
 * @param navigation whether the employee will look at the answer
 * @param safe whether the method changes nothing (GET, HEAD)
 */
public record Asking(boolean sameSite, boolean navigation, boolean safe) {
  /** The employee's own wish, or the site's. */
  public static final Asking OWN = new Asking(true, true, true);

  /** Whether both addresses belong to one site: same scheme, same registrable domain. */
  public static boolean isSameSite(HttpUrl a, HttpUrl b) {
    return a.scheme().equals(b.scheme()) && site(a).equals(site(b));
  }

  private static String site(HttpUrl url) {
    @Nullable String registrable = url.topPrivateDomain();
    return registrable == null ? url.host() : registrable;
  }
}
