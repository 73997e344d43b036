package dev.cordon.server.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.server.cli.CommandFailed.Problem;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;

/** The server's admin API, as one administrator. */
final class AdminApi {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Profile profile;
  private final Locale locale;
  private final HttpClient http;

  AdminApi(Profile profile, Locale locale) {
    this.profile = profile;
    this.locale = locale;
    this.http =
        HttpClient.newBuilder()
            .sslContext(PinnedTrust.context(profile.pin()))
            .connectTimeout(TIMEOUT)
            .build();
  }

  JsonObject get(String path) throws CommandFailed {
    return send("GET", path, BodyPublishers.noBody(), Map.of());
  }

  /** All pages of a list, as one. */
  JsonObject all(String path, String list) throws CommandFailed {
    JsonObject page = get(path);
    JsonArray items = page.getAsJsonArray(list);
    String next = path + (path.contains("?") ? "&" : "?") + "after=";
    while (page.has("next")) {
      page = get(next + encoded(page.get("next").getAsString()));
      items.addAll(page.getAsJsonArray(list));
    }
    JsonObject all = new JsonObject();
    all.add(list, items);
    return all;
  }

  /** A name as a part of an address. */
  static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  JsonObject post(String path, JsonObject body, Map<String, String> headers) throws CommandFailed {
    return send("POST", path, BodyPublishers.ofString(body.toString()), headers);
  }

  JsonObject put(String path, String body) throws CommandFailed {
    return send("PUT", path, BodyPublishers.ofString(body), Map.of());
  }

  JsonObject delete(String path) throws CommandFailed {
    return send("DELETE", path, BodyPublishers.noBody(), Map.of());
  }

  private JsonObject send(
      String method, String path, BodyPublisher body, Map<String, String> headers)
      throws CommandFailed {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(profile.server().resolve("/v1/admin/" + path))
            .timeout(TIMEOUT)
            .method(method, body)
            .header("Content-Type", "application/json")
            .header("Accept-Language", locale.getLanguage().equals("ja") ? "ja" : "en");
    headers.forEach(request::header);
    if (!profile.token().isEmpty()) {
      request.header("Authorization", "Bearer " + profile.token());
    }
    try {
      return accepted(http.send(request.build(), BodyHandlers.ofString()));
    } catch (SSLException e) {
      throw failed(Reason.Code.SERVER_NOT_TRUSTED);
    } catch (IOException e) {
      throw failed(Reason.Code.SERVER_UNREACHABLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(Reason.Code.SERVER_UNREACHABLE);
    }
  }

  private static JsonObject accepted(HttpResponse<String> response) throws CommandFailed {
    try {
      String text = response.body();
      JsonObject json =
          text.isEmpty() ? new JsonObject() : JsonParser.parseString(text).getAsJsonObject();
      if (response.statusCode() / 100 == 2) {
        return json;
      }
      if (json.has("code") && json.has("title")) {
        throw CommandFailed.refused(
            json.get("code").getAsString(), json.get("title").getAsString());
      }
    } catch (JsonParseException | IllegalStateException e) {
      // Some other server's answer.
    }
    throw new CommandFailed(Problem.ANSWER_MALFORMED);
  }

  private static CommandFailed failed(Reason.Code code) {
    return new CommandFailed(ExitCode.NO_CONNECTION, code.name(), Reason.of(code));
  }
}
