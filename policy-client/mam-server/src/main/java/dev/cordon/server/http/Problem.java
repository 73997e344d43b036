package dev.cordon.server.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes a refusal as {@code application/problem+json} (RFC 9457), in the caller's language. */
final class Problem {
  static final String MEDIA_TYPE = "application/problem+json";

  private Problem() {}

  static void write(Refused refused, HttpFields request, Response response, Callback callback) {
    SafeHeaders.on(response.getHeaders());
    response.setStatus(refused.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, MEDIA_TYPE);
    refused
        .retryAfter()
        .ifPresent(wait -> response.getHeaders().put(HttpHeader.RETRY_AFTER, wait.toSeconds()));
    response.write(true, bytes(refused, language(request)), callback);
  }

  static ByteBuffer bytes(Refused refused, Locale locale) {
    JsonObject problem = new JsonObject();
    problem.addProperty("type", "about:blank");
    problem.addProperty("title", refused.text(locale));
    problem.addProperty("status", refused.status());
    problem.addProperty("code", refused.code());
    JsonArray arguments = new JsonArray();
    refused.arguments().forEach(arguments::add);
    problem.add("arguments", arguments);
    return ByteBuffer.wrap(problem.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Two languages need no more than a look at the first that the caller names. */
  private static Locale language(HttpFields request) {
    String wanted = request.get(HttpHeader.ACCEPT_LANGUAGE);
    return wanted != null && wanted.trim().toLowerCase(Locale.ROOT).startsWith("ja")
        ? Locale.JAPANESE
        : Locale.ENGLISH;
  }
}
