package dev.cordon.bench.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.net.ControlHttp;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Invitation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Someone who is signed in at the server. */
final class Administrator implements AutoCloseable {
  private static final String PASSWORD = "correct horse battery staple 7";
  private static final MediaType JSON = MediaType.get("application/json");

  private final ServerJar server;
  private final ControlHttp http;
  private String token = "";

  private Administrator(ServerJar server, ControlHttp http) {
    this.server = server;
    this.http = http;
  }

  static Administrator signIn(ServerJar server) throws IOException, ContainerException {
    Administrator one = new Administrator(server, ControlHttp.pinned(server.uri, server.pin));
    JsonObject words = new JsonObject();
    words.addProperty("user", "admin");
    words.addProperty("password", server.firstPassword.orElseThrow());
    words.addProperty("newPassword", PASSWORD);
    one.token = one.call("POST", "sessions", words).get("token").getAsString();
    return one;
  }

  Invitation invite() throws IOException {
    JsonObject wanted = new JsonObject();
    wanted.addProperty("label", "bench");
    wanted.addProperty("validHours", 1);
    try {
      return Invitation.parse(call("POST", "invitations", wanted).get("invitation").getAsString());
    } catch (DocumentRefusedException e) {
      throw new IOException(e);
    }
  }

  /** Publishes {@code policy}. */
  void publish(String policy) throws IOException {
    call("PUT", "policy", JsonParser.parseString(policy).getAsJsonObject());
  }

  /** Orders a wipe; returns the command's id once the server has committed it. */
  String wipe(String enrolment) throws IOException {
    JsonObject order = new JsonObject();
    order.addProperty("kind", "WIPE");
    order.addProperty("reason", "bench");
    return call("POST", "devices/" + enrolment + "/commands", order).get("id").getAsString();
  }

  /** Whether the server holds the device's receipt for {@code command}. */
  boolean hasReceipt(String enrolment, String command) throws IOException {
    JsonObject device = call("GET", "devices/" + enrolment, new JsonObject());
    for (JsonElement each : device.getAsJsonArray("commands")) {
      JsonObject one = each.getAsJsonObject();
      if (one.get("id").getAsString().equals(command)) {
        return one.get("stage").getAsString().equals("done");
      }
    }
    return false;
  }

  private JsonObject call(String method, String path, JsonObject body) throws IOException {
    Request.Builder request = new Request.Builder().url(server.uri + "/v1/admin/" + path);
    request.header("Authorization", "Bearer " + token);
    request.header("Idempotency-Key", UUID.randomUUID().toString());
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    request.method(method, method.equals("GET") ? null : RequestBody.create(bytes, JSON));
    try (Response response = http.client().newCall(request.build()).execute()) {
      String text = response.body().string();
      if (!response.isSuccessful()) {
        throw new IOException(path + ": " + text);
      }
      return JsonParser.parseString(text).getAsJsonObject();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
