package dev.cordon.browser.residue.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;

/** The site's plain files, with the addresses of both origins written in. */
final class Files {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "json", "application/json");

  private final String office;
  private final String identity;

  Files(String office, String identity) {
    this.office = office;
    this.identity = identity;
  }

  String identityUrl(String path) {
    return identity + path;
  }

  /** The file at {@code path} ({@code /pages/x.html}), if there is one. */
  Optional<MockResponse> at(String path) throws IOException {
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    if (type == null || path.contains("..")) {
      return Optional.empty();
    }
    Optional<String> text = text(path);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Answers.of(type, text.get().getBytes(StandardCharsets.UTF_8)));
  }

  /** The same, in another encoding, which the answer names. */
  MockResponse encoded(String path, String charset) throws IOException {
    byte[] bytes = text(path).orElseThrow().getBytes(Charset.forName(charset));
    return Answers.of("text/html; charset=" + charset, bytes);
  }

  /** The same, in another encoding that only the page's own {@code meta} names. */
  MockResponse encodedInSilence(String path, String charset) throws IOException {
    return Answers.of("text/html", text(path).orElseThrow().getBytes(Charset.forName(charset)));
  }

  /** The same, packed by gzip. */
  MockResponse gzipped(String path) throws IOException {
    Buffer packed = new Buffer();
    try (var out = Okio.buffer(new GzipSink(packed))) {
      out.writeUtf8(text(path).orElseThrow());
    }
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/html; charset=utf-8")
        .addHeader("Content-Encoding", "gzip")
        .body(packed)
        .build();
  }

  Optional<String> text(String path) throws IOException {
    String name = path.startsWith("/") ? path.substring(1) : path;
    try (InputStream in = Files.class.getResourceAsStream(name)) {
      if (in == null) {
        return Optional.empty();
      }
      String raw = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(raw.replace("{{office}}", office).replace("{{identity}}", identity));
    }
  }
}
