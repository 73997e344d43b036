package dev.cordon.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.core.net.ControlHttp;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.policy.protocol.audit.AuditEventCodec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.threat.ThreatList;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.MamServer;
import dev.cordon.server.RunningServer;
import dev.cordon.server.ServerOptions;
import dev.cordon.testing.FakeClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The real MAM server in this process, over real TLS, with an administrator who is signed in. */
final class RealOrganisation implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final String PASSWORD = "correct horse battery staple 7";

  private final FakeClock clock = new FakeClock();
  private final RunningServer server;
  private final ControlHttp http;
  private final String token;

  /** Starts a server with a clock to turn; it begins at the real time, for the certificate. */
  RealOrganisation(Path data) throws Exception {
    clock.set(Instant.now());
    server = MamServer.start(data, ServerOptions.loopback().withClock(new Turned(clock)));
    http = ControlHttp.pinned(server.uri(), server.pin());
    JsonObject signIn = new JsonObject();
    signIn.addProperty("user", "admin");
    signIn.addProperty("password", server.firstPassword().orElseThrow());
    signIn.addProperty("newPassword", PASSWORD);
    token = call("POST", "sessions", signIn, "").get("token").getAsString();
  }

  FakeClock clock() {
    return clock;
  }

  RunningServer server() {
    return server;
  }

  Invitation invite(int validHours) throws Exception {
    JsonObject wanted = new JsonObject();
    wanted.addProperty("label", "test phone");
    wanted.addProperty("validHours", validHours);
    JsonObject invited = call("POST", "invitations", wanted, token);
    return Invitation.parse(invited.get("invitation").getAsString());
  }

  /** Orders a command; returns its id. */
  String order(String enrolment, Command.Kind kind, String reason) throws IOException {
    JsonObject order = new JsonObject();
    order.addProperty("kind", kind.name());
    order.addProperty("reason", reason);
    return call("POST", "devices/" + enrolment + "/commands", order, token).get("id").getAsString();
  }

  JsonObject device(String enrolment) throws IOException {
    return call("GET", "devices/" + enrolment, new JsonObject(), token);
  }

  int devices() throws IOException {
    return call("GET", "devices", new JsonObject(), token).getAsJsonArray("devices").size();
  }

  /** Publishes a policy; returns its version. */
  long publish(String policy) throws IOException {
    JsonObject body = JsonParser.parseString(policy).getAsJsonObject();
    return call("PUT", "policy", body, token).get("version").getAsLong();
  }

  /** Publishes a list of harmful apps; returns its version. */
  long publishThreats(ThreatList list) throws IOException {
    JsonObject body = Wire.THREATS.codec().write(list);
    return call("PUT", "threats", body, token).get("version").getAsLong();
  }

  /** How often the administrators' trail tells that {@code enrolment} reported a harmful app. */
  long reportedThreats(String enrolment) throws IOException {
    long told = 0;
    for (JsonElement each :
        call("GET", "events", new JsonObject(), token).getAsJsonArray("events")) {
      JsonObject event = each.getAsJsonObject();
      boolean reported = event.get("action").getAsString().equals("THREAT_REPORTED");
      told += reported && event.get("subject").getAsString().startsWith(enrolment) ? 1 : 0;
    }
    return told;
  }

  /** What a device recorded, as it arrived, in order of the numbers. */
  List<AuditEvent> recorded(String enrolment) throws Exception {
    List<AuditEvent> events = new ArrayList<>();
    String path = "devices/" + enrolment + "/audit";
    for (JsonElement each : call("GET", path, new JsonObject(), token).getAsJsonArray("events")) {
      Fields event = Fields.of(each.getAsJsonObject().getAsJsonObject("event"));
      events.add(new AuditEventCodec().read(event));
    }
    events.sort(Comparator.comparing(AuditEvent::sequence));
    return events;
  }

  /** The kinds of the alerts that are open. */
  List<String> alerts() throws IOException {
    List<String> kinds = new ArrayList<>();
    for (JsonElement each :
        call("GET", "alerts", new JsonObject(), token).getAsJsonArray("alerts")) {
      kinds.add(each.getAsJsonObject().get("kind").getAsString());
    }
    return kinds;
  }

  /** Where the command is in its life, as the administrator sees it. */
  String stage(String enrolment, String command) throws IOException {
    for (JsonElement each : device(enrolment).getAsJsonArray("commands")) {
      if (each.getAsJsonObject().get("id").getAsString().equals(command)) {
        return each.getAsJsonObject().get("stage").getAsString();
      }
    }
    throw new AssertionError("no such command");
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }

  private JsonObject call(String method, String path, JsonObject body, String bearer)
      throws IOException {
    Request.Builder request = new Request.Builder().url(server.uri() + "/v1/admin/" + path);
    request.header("Authorization", "Bearer " + bearer);
    request.header("Idempotency-Key", UUID.randomUUID().toString());
    boolean bare = method.equals("GET");
    request.method(method, bare ? null : RequestBody.create(body.toString().getBytes(UTF_8), JSON));
    try (Response response = http.client().newCall(request.build()).execute()) {
      String text = response.body().string();
      if (!response.isSuccessful()) {
        throw new AssertionError(path + ": " + text);
      }
      return JsonParser.parseString(text).getAsJsonObject();
    }
  }

  private static final class Turned extends Clock {
    private final FakeClock clock;

    private Turned(FakeClock clock) {
      this.clock = clock;
    }

    @Override
    public Instant instant() {
      return clock.now();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
