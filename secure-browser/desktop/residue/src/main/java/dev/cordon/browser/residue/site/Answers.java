package dev.cordon.browser.residue.site;

import java.nio.charset.StandardCharsets;
import mockwebserver3.MockResponse;
import okio.Buffer;

/** Answers that several parts of the site give. */
public final class Answers {
  private Answers() {}

  /** 200 with these bytes. */
  public static MockResponse of(String type, byte[] body) {
    return with(type, body).build();
  }

  /** The same, to be changed. */
  public static MockResponse.Builder with(String type, byte[] body) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", type)
        .body(new Buffer().write(body));
  }

  /** An HTML page. */
  public static MockResponse html(String body) {
    return of("text/html; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  /** JSON, written by the caller. */
  public static MockResponse json(String body) {
    return of("application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  /** Plain text. */
  public static MockResponse text(String body) {
    return of("text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  /** On to another address. */
  public static MockResponse redirect(int status, String location) {
    return new MockResponse.Builder().code(status).addHeader("Location", location).build();
  }

  /** An empty answer, or an error's page. */
  public static MockResponse status(int status, String page) {
    return html(page).newBuilder().code(status).build();
  }
}
