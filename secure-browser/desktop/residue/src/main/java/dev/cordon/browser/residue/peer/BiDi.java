package dev.cordon.browser.residue.peer;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** As much of WebDriver BiDi (W3C) as it takes to open a page. One thread at a time. */
final class BiDi {
  private static final int PATIENCE_SECONDS = 30;

  private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
  private final OkHttpClient http = new OkHttpClient();
  private final WebSocket socket;
  private int last;

  private BiDi(String address) {
    socket =
        http.newWebSocket(
            new Request.Builder().url(address).build(),
            new WebSocketListener() {
              @Override
              public void onMessage(WebSocket socket, String text) {
                answers.add(JsonParser.parseString(text).getAsJsonObject());
              }

              @Override
              public void onFailure(WebSocket socket, Throwable why, @Nullable Response response) {
                JsonObject failed = new JsonObject();
                failed.addProperty("error", String.valueOf(why));
                answers.add(failed);
              }
            });
  }

  static BiDi open(String address) {
    return new BiDi(address);
  }

  /** Begins a session that trusts every certificate. */
  void start() throws IOException, InterruptedException {
    JsonObject wanted = new JsonObject();
    wanted.addProperty("acceptInsecureCerts", true);
    JsonObject always = new JsonObject();
    always.add("alwaysMatch", wanted);
    JsonObject parameters = new JsonObject();
    parameters.add("capabilities", always);
    JsonObject unused = ask("session.new", parameters);
  }

  /** Has the first tab go to {@code url}; does not wait until it is there. */
  void navigate(String url) throws IOException, InterruptedException {
    JsonObject tree = ask("browsingContext.getTree", new JsonObject());
    JsonObject parameters = new JsonObject();
    parameters.add(
        "context", tree.getAsJsonArray("contexts").get(0).getAsJsonObject().get("context"));
    parameters.addProperty("url", url);
    parameters.addProperty("wait", "none");
    JsonObject unused = ask("browsingContext.navigate", parameters);
  }

  /** As its menu's "quit" does. */
  void closeBrowser() throws IOException, InterruptedException {
    JsonObject unused = ask("browser.close", new JsonObject());
    http.dispatcher().executorService().shutdown();
  }

  private JsonObject ask(String method, JsonObject parameters)
      throws IOException, InterruptedException {
    JsonObject command = new JsonObject();
    command.addProperty("id", ++last);
    command.addProperty("method", method);
    command.add("params", parameters);
    if (!socket.send(command.toString())) {
      throw new IOException("the connection to Firefox ended");
    }
    while (true) {
      JsonObject answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (answer == null || answer.has("error")) {
        throw new IOException("Firefox refused " + method + ": " + answer);
      }
      if (answer.has("id") && answer.get("id").getAsInt() == last) {
        return answer.getAsJsonObject("result");
      }
    }
  }
}
