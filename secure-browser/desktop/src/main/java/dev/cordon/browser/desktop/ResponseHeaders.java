package dev.cordon.browser.desktop;

import dev.cordon.browser.Loaded;
import dev.cordon.browser.channel.Bounds;
import dev.cordon.browser.channel.Header;
import dev.cordon.browser.channel.ToEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** A page's head, as the engine is told it. */
final class ResponseHeaders {
  private ResponseHeaders() {}

  static ToEngine.Response of(long id, Loaded.Page page) {
    Headers headers = page.headers();
    @Nullable String type = headers.get("Content-Type");
    return new ToEngine.Response(
        id,
        page.status(),
        page.url(),
        type == null ? page.mediaType() : type,
        length(headers),
        list(headers));
  }

  private static OptionalLong length(Headers headers) {
    @Nullable String length = headers.get("Content-Length");
    return length != null && length.matches("[0-9]{1,15}")
        ? OptionalLong.of(Long.parseLong(length))
        : OptionalLong.empty();
  }

  private static List<Header> list(Headers headers) {
    List<Header> list = new ArrayList<>();
    for (int i = 0; i < headers.size() && list.size() < Bounds.LIST_MEMBERS; i++) {
      if (headers.value(i).length() <= Bounds.STRING_CHARS) {
        list.add(new Header(headers.name(i), headers.value(i)));
      }
    }
    return list;
  }
}
