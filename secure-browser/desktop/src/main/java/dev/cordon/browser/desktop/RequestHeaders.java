package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.Header;
import java.util.List;
import java.util.OptionalLong;
import okhttp3.Headers;

/** The engine's headers as OkHttp takes them; which of them pass is the session's to say. */
final class RequestHeaders {
  private RequestHeaders() {}

  static Headers of(List<Header> headers) {
    Headers.Builder readable = new Headers.Builder();
    for (Header each : headers) {
      try {
        readable.add(each.name(), each.value());
      } catch (IllegalArgumentException e) {
        // No server could be sent it: not a name or value of HTTP.
      }
    }
    return readable.build();
  }

  /** As the engine counted it: then the server need not take it in chunks. */
  static OptionalLong contentLength(List<Header> headers) {
    for (Header each : headers) {
      if (each.name().equalsIgnoreCase("Content-Length") && each.value().matches("[0-9]{1,15}")) {
        return OptionalLong.of(Long.parseLong(each.value()));
      }
    }
    return OptionalLong.empty();
  }
}
