package dev.cordon.server;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.server.setup.StartException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A running server and its administrator, signed in. */
final class TestOrganisation implements AutoCloseable {
  static final String PASSWORD = "correct horse battery staple";

  final MovableClock clock = new MovableClock();
  final Path data;
  private Optional<RunningServer> server;
  private Supplier<TestHttp> http;
  private String token;

  private TestOrganisation(Path data, UnaryOperator<ServerOptions> change) throws StartException {
    this.data = data;
    RunningServer started =
        MamServer.start(data, change.apply(TestDatabase.options(data).withClock(clock)));
    this.server = Optional.of(started);
    TestHttp way = new TestHttp(started.uri(), started.pin());
    this.http = () -> way;
    this.token = signIn(started.firstPassword().orElseThrow(), PASSWORD);
  }

  private TestOrganisation(Supplier<TestHttp> http, String firstPassword) {
    this.data = Path.of("");
    this.server = Optional.empty();
    this.http = http;
    this.token = signIn(firstPassword, PASSWORD);
  }

  /** One whose servers run elsewhere; each request goes where {@code http} says. */
  static TestOrganisation elsewhere(Supplier<TestHttp> http, String firstPassword) {
    return new TestOrganisation(http, firstPassword);
  }

  static TestOrganisation start(Path data) throws StartException {
    return new TestOrganisation(data, UnaryOperator.identity());
  }

  /** One whose server is run otherwise. */
  static TestOrganisation start(Path data, UnaryOperator<ServerOptions> change)
      throws StartException {
    return new TestOrganisation(data, change);
  }

  /** The same administrator, whose requests go where {@code other} says. */
  TestOrganisation at(Supplier<TestHttp> other) {
    return new TestOrganisation(this, other);
  }

  private TestOrganisation(TestOrganisation same, Supplier<TestHttp> http) {
    this.data = same.data;
    this.server = Optional.empty();
    this.http = http;
    this.token = same.token;
  }

  /** Signs in anew. */
  TestOrganisation signInAgain(String password) {
    token = trySignIn("admin", password).json().get("token").getAsString();
    return this;
  }

  RunningServer server() {
    return server.orElseThrow();
  }

  TestHttp http() {
    return http.get();
  }

  String token() {
    return token;
  }

  /** Stops the server and starts it again on the same directory and port. */
  void restart() throws StartException {
    int port = server().uri().getPort();
    server().close();
    goOn(MamServer.start(data, TestDatabase.options(data).withClock(clock).withPort(port)));
  }

  /** Another server of the organisation takes over. */
  void goOn(RunningServer again) {
    server = Optional.of(again);
    TestHttp way = new TestHttp(again.uri(), again.pin());
    http = () -> way;
  }

  Invitation invite(String label) {
    TestHttp.Reply made = post("invitations", "{\"label\":\"" + label + "\",\"validHours\":72}");
    try {
      return Invitation.parse(made.json().get("invitation").getAsString());
    } catch (DocumentRefusedException e) {
      throw new AssertionError(e);
    }
  }

  TestDevice enrol(String label) {
    TestDevice device = new TestDevice(this, invite(label));
    device.enrol();
    return device;
  }

  TestHttp.Reply order(String enrolment, String kind, String... headers) {
    JsonObject order = new JsonObject();
    order.addProperty("kind", kind);
    order.addProperty("reason", "Lost on a train.");
    return send("POST", "devices/" + enrolment + "/commands", order.toString(), headers);
  }

  JsonObject device(String enrolment) {
    return get("devices/" + enrolment).json();
  }

  TestHttp.Reply get(String path) {
    return send("GET", path, "");
  }

  TestHttp.Reply post(String path, String body) {
    return send("POST", path, body);
  }

  TestHttp.Reply send(String method, String path, String body, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = "Bearer " + token;
    return http.get().send(method, "/v1/admin/" + path, body.getBytes(StandardCharsets.UTF_8), all);
  }

  TestHttp.Reply trySignIn(String user, String password) {
    JsonObject attempt = new JsonObject();
    attempt.addProperty("user", user);
    attempt.addProperty("password", password);
    return session(attempt);
  }

  /** The administrator's next session. */
  void signInAgain() {
    token = trySignIn("admin", PASSWORD).json().get("token").getAsString();
  }

  private String signIn(String password, String fresh) {
    JsonObject attempt = new JsonObject();
    attempt.addProperty("user", "admin");
    attempt.addProperty("password", password);
    attempt.addProperty("newPassword", fresh);
    return session(attempt).json().get("token").getAsString();
  }

  private TestHttp.Reply session(JsonObject attempt) {
    return http.get()
        .send("POST", "/v1/admin/sessions", attempt.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.ifPresent(RunningServer::close);
  }
}
