package dev.cordon.browser.page;

import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Which fields of an engine's request leave, and which are the session's own. What a page may not
 * set (Fetch, section 2.2.2: forbidden request-headers) and what asks for a stored copy is dropped.
 */
public final class FieldRules {
  /** All fields of a request together. */
  public static final int MAX_BYTES = 64 * 1024;

  private static final int MAX_FIELDS = 200;
  private static final Pattern METHOD_OR_NAME =
      Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");
  private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0A-\\x1F\\x7F]");
  private static final Set<String> FORBIDDEN_METHODS = Set.of("CONNECT", "TRACE", "TRACK");
  private static final Set<String> OURS =
      Set.of(
          "accept-charset",
          "accept-encoding",
          "connection",
          "content-length",
          "cookie",
          "cookie2",
          "date",
          "expect",
          "host",
          "keep-alive",
          "origin",
          "referer",
          "set-cookie",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via");
  private static final Set<String> MODES = Set.of("cors", "no-cors", "same-origin", "navigate");

  private FieldRules() {}

  /** Why a request may not be made at all. */
  public static Optional<Refusal> refuse(PageRequest request) {
    String method = request.method().toUpperCase(Locale.ROOT);
    if (!METHOD_OR_NAME.matcher(method).matches() || FORBIDDEN_METHODS.contains(method)) {
      return Optional.of(Refusal.of(Problem.METHOD_REFUSED));
    }
    Headers fields = request.headers();
    boolean fit = fields.byteCount() <= MAX_BYTES && fields.size() <= MAX_FIELDS;
    for (int i = 0; fit && i < fields.size(); i++) {
      fit =
          METHOD_OR_NAME.matcher(fields.name(i)).matches()
              && !CONTROLS.matcher(fields.value(i)).find();
    }
    return fit ? Optional.empty() : Optional.of(Refusal.of(Problem.REQUEST_FIELDS));
  }

  /** As servers know it: the usual ones in upper case, others as they are. */
  public static String method(PageRequest request) {
    String upper = request.method().toUpperCase(Locale.ROOT);
    return Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH").contains(upper)
        ? upper
        : request.method();
  }

  /** Whether this is a browser's own question before a request across origins: no one's name. */
  public static boolean isPreflight(PageRequest request) {
    return method(request).equals("OPTIONS")
        && request.headers().get("Access-Control-Request-Method") != null;
  }

  /** The fields that leave for {@code target}, cookies and sign-in not yet among them. */
  public static Headers leaving(PageRequest request, Asker asker, HttpUrl target) {
    Headers.Builder fields = new Headers.Builder();
    Headers asked = request.headers();
    for (int i = 0; i < asked.size(); i++) {
      if (mayLeave(asked.name(i))) {
        fields.addUnsafeNonAscii(asked.name(i), asked.value(i));
      }
    }
    asker.originField().ifPresent(origin -> fields.set("Origin", origin));
    asker.refererField(target).ifPresent(referer -> fields.set("Referer", referer));
    fields.set("Sec-Fetch-Dest", word(request.destination()));
    fields.set("Sec-Fetch-Mode", mode(request));
    fields.set("Sec-Fetch-Site", asker.fetchSite(target));
    return fields.build();
  }

  private static boolean mayLeave(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !OURS.contains(lower)
        && !lower.startsWith("proxy-")
        && !lower.startsWith("sec-")
        && !lower.startsWith("if-");
  }

  private static String mode(PageRequest request) {
    String said = String.valueOf(request.headers().get("Sec-Fetch-Mode"));
    if (request.destination().isPage()) {
      return "navigate";
    }
    if (MODES.contains(said) && !said.equals("navigate")) {
      return said;
    }
    return request.headers().get("Origin") == null ? "no-cors" : "cors";
  }

  private static String word(Destination destination) {
    return switch (destination) {
      case FETCH, OTHER -> "empty";
      case FRAME -> "iframe";
      case MEDIA -> "video";
      default -> destination.name().toLowerCase(Locale.ROOT);
    };
  }
}
