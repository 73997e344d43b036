package dev.cordon.browser;

import dev.cordon.browser.download.FileName;
import java.util.Optional;
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

  HttpUrl url() {
    return response.request().url();
  }

  boolean isRedirect() {
    return REDIRECTS.contains(response.code()) && response.header("Location") != null;
  }

  /** Relative to the address it came from. Null as OkHttp gives it: not a web address. */
  @Nullable HttpUrl redirect() {
    String location = response.header("Location", "");
    return url().resolve(location == null ? "" : location);
  }

  /** A success that has something to keep. */
  boolean hasContent() {
    return response.isSuccessful() && !isEmpty();
  }

  /** One that a page view cannot show, or that its server wants saved. */
  boolean isDownload() {
    return hasContent() && (isAttachment() || !isShown());
  }

  /** A download that the viewer shows instead. */
  boolean isForViewer() {
    return isDownload()
        && !isAttachment()
        && response.code() == 200
        && response.request().method().equals("GET")
        && (mediaType().equals("application/pdf") || mediaType().startsWith("text/"));
  }

  /** Whether a cut-off body can be told from a whole one. */
  boolean hasKnownEnd() {
    return response.protocol() == Protocol.HTTP_2
        || received().get("Content-Length") != null
        || received().get("Transfer-Encoding") != null;
  }

  /** As received: OkHttp takes the length away where it decompresses. */
  Headers received() {
    Response received = response.networkResponse();
    return received == null ? response.headers() : received.headers();
  }

  /** Whether it is packed in a way that nobody here unpacks. */
  boolean isPacked() {
    String encoding = response.header("Content-Encoding");
    return encoding != null && !encoding.trim().equalsIgnoreCase("identity") && !isEmpty();
  }

  /** The same, but a page of another origin cannot read it. */
  Answer unreadable() {
    return new Answer(
        response
            .newBuilder()
            .removeHeader("Access-Control-Allow-Origin")
            .removeHeader("Access-Control-Allow-Credentials")
            .build());
  }

  /** In lower case, without parameters; empty: none. */
  String mediaType() {
    return FileName.bare(response.body().contentType());
  }

  /** A harmless name for a file of it. */
  String name() {
    String name = FileName.of(disposition(), url());
    // Pages have addresses without an ending, by which an app tells what opens a file.
    return mediaType().equals("text/html") && name.indexOf('.') < 0 ? name + ".html" : name;
  }

  boolean isEmpty() {
    return response.code() == 204
        || response.code() == 205
        || response.body().contentLength() == 0
        || response.request().method().equals("HEAD");
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
