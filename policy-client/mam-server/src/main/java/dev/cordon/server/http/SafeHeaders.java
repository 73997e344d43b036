package dev.cordon.server.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** What every response carries: nothing here is a page, nothing here is to be kept or guessed. */
final class SafeHeaders {
  private SafeHeaders() {}

  static void on(HttpFields.Mutable headers) {
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put(HttpHeader.STRICT_TRANSPORT_SECURITY, "max-age=31536000");
  }
}
