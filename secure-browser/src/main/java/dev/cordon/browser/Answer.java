package dev.cordon.browser;

import dev.cordon.browser.download.FileName;
import dev.cordon.browser.download.Download;
import dev.cordon.browser.download.Content;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What a server's answer is: a redirect, a file, or something to show. */
record Answer(Response response) {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<String> SHOWN =
      Set.of(
          "text/html",
          "text/plain",
          "text/css",
          "text/javascript",
          "text/xml",
          "application/xhtml+xml",
          "application/xml",
          "application/json",
          "application/javascript",
          "application/manifest+json");
  private static final Set<String> SHOWN_FAMILIES = Set.of("image", "audio", "video", "font");

  boolean isRedirect() {
    return REDIRECTS.contains(response.code()) && response.header("Location") != null;
  }

  /** Relative to the address it came from. Null as OkHttp gives it: not a web address. */
  @Nullable HttpUrl redirect() {
    String location = response.header("Location", "");
    return response.request().url().resolve(location == null ? "" : location);
  }

  /** A success that a page view cannot show, or that its server wants saved. */
  boolean isDownload() {
    return response.isSuccessful() && !isEmpty() && (isAttachment() || !isShown());
  }

  /** Whether a cut-off body can be told from a whole one. */
  boolean hasKnownEnd() {
    // As received: OkHttp takes the length away where it decompresses.
    Response received = response.networkResponse();
    Headers headers = received == null ? response.headers() : received.headers();
    return response.protocol() == Protocol.HTTP_2
        || headers.get("Content-Length") != null
        || headers.get("Transfer-Encoding") != null;
  }

  Download download() {
    String type = mediaType();
    long length = response.body().contentLength();
    return new Download(
        FileName.of(disposition(), response.request().url()),
        type.isEmpty() ? "application/octet-stream" : type,
        length < 0 ? OptionalLong.empty() : OptionalLong.of(length),
        new Content("", java.util.Set.of()));
  }

  /** The headers for a page: nothing to store, revalidate or set. */
  Headers unstorable() {
    return response
        .headers()
        .newBuilder()
        .removeAll("Set-Cookie")
        .removeAll("Set-Cookie2")
        .removeAll("ETag")
        .removeAll("Last-Modified")
        .removeAll("Expires")
        .removeAll("Pragma")
        .removeAll("Age")
        .set("Cache-Control", "no-store")
        .build();
  }

  String mediaType() {
    return FileName.bare(response.body().contentType());
  }

  private boolean isEmpty() {
    return response.code() == 204 || response.code() == 205 || response.body().contentLength() == 0;
  }

  /** RFC 6266, section 4.2: whatever is not inline is treated as an attachment. */
  private boolean isAttachment() {
    return response.header("Content-Disposition") != null
        && !disposition().filter(each -> each.subtype().equals("inline")).isPresent();
  }

  private Optional<MediaType> disposition() {
    String header = response.header("Content-Disposition");
    return header == null ? Optional.empty() : FileName.disposition(header);
  }

  private boolean isShown() {
    MediaType type = response.body().contentType();
    return type != null && (SHOWN.contains(mediaType()) || SHOWN_FAMILIES.contains(type.type()));
  }
}
