package dev.cordon.browser.residue.site;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** Echo, errors, redirects, slow answers, HTTP's own sign-in. */
final class Basics {
  /** What the pages sign in with; nobody's. */
  private static final String BASIC =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("tanaka:open sesame".getBytes(StandardCharsets.UTF_8));

  private static final List<String> SHOWN =
      List.of("content-type", "origin", "referer", "accept-language", "x-office", "if-none-match");

  void addTo(Office office) {
    office.add("/echo", Basics::echo);
    office.add("/echo/page", request -> Answers.html(page(echo(request))));
    office.add("/status/", Basics::status);
    office.add("/redirect/", Basics::redirect);
    office.add("/redirect/loop", request -> Answers.redirect(302, "/redirect/loop"));
    office.add("/redirect/see-other", request -> Answers.redirect(303, "/echo"));
    office.add("/redirect/keep", request -> Answers.redirect(307, "/echo"));
    office.add("/slow", Basics::slow);
    office.add("/basic/", Basics::basic);
  }

  static MockResponse notFound(String path) {
    return Answers.status(
        404,
        "<!doctype html><title>404</title><link rel=stylesheet href=/shared/office.css>"
            + "<main><h1>404</h1><p id=lost>There is no such page.</main>");
  }

  private static MockResponse echo(RecordedRequest request) {
    JsonObject said = new JsonObject();
    said.addProperty("method", request.getMethod());
    said.addProperty("length", Forms.body(request).size());
    said.addProperty("sha256", Forms.body(request).sha256().hex());
    said.addProperty("query", String.valueOf(request.getUrl().query()));
    for (String name : SHOWN) {
      said.addProperty(name, Forms.header(request, name));
    }
    if (Forms.header(request, "content-type").startsWith("application/x-www-form-urlencoded")) {
      JsonObject fields = new JsonObject();
      Forms.fields(request).forEach(fields::addProperty);
      said.add("fields", fields);
    } else if (Forms.body(request).size() < 10_000) {
      said.addProperty("body", Forms.body(request).utf8());
    }
    return Answers.json(said.toString());
  }

  /** The same for a form's target: JSON in a page, escaped so that it stays text. */
  private static String page(MockResponse echo) {
    Buffer body = new Buffer();
    try {
      java.util.Objects.requireNonNull(echo.getBody()).writeTo(body);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    String text = body.readUtf8().replace("&", "&amp;").replace("<", "&lt;");
    return "<!doctype html><title>echo</title><pre id=echo>" + text + "</pre>";
  }

  private static MockResponse status(RecordedRequest request) {
    List<String> parts = request.getUrl().pathSegments();
    int status = Integer.parseInt(parts.get(1));
    return Answers.status(
        status,
        "<!doctype html><title>"
            + status
            + "</title><link rel=stylesheet href=/shared/office.css><main class=card><h1>"
            + status
            + "</h1><p id=why>The server could not do that.</main>");
  }

  /** {@code /redirect/3?to=/x} leads over three hops to {@code /x}. */
  private static MockResponse redirect(RecordedRequest request) {
    int left = Integer.parseInt(request.getUrl().pathSegments().get(1));
    String to = Forms.query(request, "to");
    return left == 0
        ? Answers.redirect(302, to)
        : Answers.redirect(left % 2 == 0 ? 301 : 302, "/redirect/" + (left - 1) + "?to=" + to);
  }

  /** Ten lines, one every 100 ms, in chunks. */
  private static MockResponse slow(RecordedRequest request) {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 10; i++) {
      lines
          .append("line ")
          .append(i)
          .append(" ".repeat(92 - String.valueOf(i).length()))
          .append("\n");
    }
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/plain; charset=utf-8")
        .chunkedBody(lines.toString(), 98)
        .throttleBody(98, 100, TimeUnit.MILLISECONDS)
        .build();
  }

  private static MockResponse basic(RecordedRequest request) {
    if (Forms.header(request, "Authorization").equals(BASIC)) {
      return Answers.json("{\"who\":\"tanaka\"}");
    }
    return Answers.status(401, "<h1>401</h1><p>Who is there?")
        .newBuilder()
        .addHeader("WWW-Authenticate", "Basic realm=\"Archive\", charset=\"UTF-8\"")
        .build();
  }
}
