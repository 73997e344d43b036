package dev.cordon.browser;

import dev.cordon.browser.cookie.Asking;
import dev.cordon.browser.page.Asker;
import dev.cordon.browser.page.FieldRules;
import dev.cordon.browser.page.Origins;
import dev.cordon.browser.page.PageRequest;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/** One request on its way, after the redirects so far. */
record Hop(
    PageRequest request,
    HttpUrl url,
    String method,
    Optional<RequestBody> body,
    Asker asker,
    Optional<Rest> rest) {
  /** The part of a file that is still wanted. */
  record Rest(long firstByte, String validator) {}

  private static final String[] BODY_FIELDS = {
    "Content-Type", "Content-Encoding", "Content-Language", "Content-Location"
  };

  static Hop first(PageRequest request, HttpUrl url, Asker asker) {
    String method = FieldRules.method(request);
    boolean bodiless = method.equals("GET") || method.equals("HEAD");
    Optional<RequestBody> body = bodiless ? Optional.empty() : request.body();
    return new Hop(request, url, method, body, asker, Optional.empty());
  }

  /** Fetch, section 4.4: which redirects turn a request into a GET. */
  Hop next(int status, HttpUrl location) {
    boolean get =
        (status == 303 && !method.equals("GET") && !method.equals("HEAD"))
            || (Set.of(301, 302).contains(status) && method.equals("POST"));
    PageRequest on = get ? request.without(BODY_FIELDS) : request;
    boolean away = !Origins.of(url).equals(Origins.of(location));
    return new Hop(
        away ? on.without("Authorization") : on,
        location,
        get ? "GET" : method,
        get ? Optional.empty() : body,
        asker.sentOn(url, location),
        Optional.empty());
  }

  /** The same for the rest of a file of which {@code validator} names the version. */
  Hop from(long firstByte, String validator) {
    return new Hop(request, url, method, body, asker, Optional.of(new Rest(firstByte, validator)));
  }

  boolean canRepeat() {
    return !body.filter(RequestBody::isOneShot).isPresent();
  }

  Asking asking() {
    return asker.asking(url, request.destination(), method);
  }

  /** The request as it leaves, without cookies and sign-in. */
  Request.Builder leaving() {
    Request.Builder leaving =
        new Request.Builder().url(url).headers(FieldRules.leaving(request, asker, url));
    rest.ifPresent(
        wanted ->
            leaving
                .header("Range", "bytes=" + wanted.firstByte() + "-")
                .header("If-Range", wanted.validator()));
    return leaving.method(method, body.orElse(mustHaveBody() ? RequestBody.EMPTY : null));
  }

  private boolean mustHaveBody() {
    return Set.of("POST", "PUT", "PATCH", "PROPPATCH", "REPORT").contains(method);
  }
}
