package dev.cordon.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** An administrator beside {@code admin}, with a password of their own and perhaps an app. */
final class TestAdministrator {
  static final String PASSWORD = "another correct horse battery";

  final String name;
  private final TestOrganisation organisation;
  private byte[] secret = new byte[0];
  String bearer = "";

  private TestAdministrator(TestOrganisation organisation, String name) {
    this.organisation = organisation;
    this.name = name;
  }

  /** Adds one and signs them in. */
  static TestAdministrator add(TestOrganisation organisation, String name, String... roles) {
    TestHttp.Reply added = organisation.post("administrators", wanted(name, roles));
    if (added.status() != 201) {
      throw new AssertionError(added.text());
    }
    TestAdministrator made = new TestAdministrator(organisation, name);
    made.accept(made.attempt(oneTime(added), PASSWORD, ""));
    return made;
  }

  /** One whose app read {@code uri}. */
  static TestAdministrator withApp(TestOrganisation organisation, String uri) {
    TestAdministrator made = new TestAdministrator(organisation, "");
    made.read(uri);
    return made;
  }

  private void read(String uri) {
    secret = Base32.decode(uri.replaceAll(".*[?&]secret=([A-Z2-7]+).*", "$1"));
  }

  static String oneTime(TestHttp.Reply reply) {
    return reply.json().get("oneTimePassword").getAsString();
  }

  static String wanted(String name, String... roles) {
    JsonObject wanted = new JsonObject();
    wanted.addProperty("name", name);
    JsonArray words = new JsonArray();
    for (String role : roles) {
      words.add(role);
    }
    wanted.add("roles", words);
    return wanted.toString();
  }

  TestHttp.Reply attempt(String password, String fresh, String code) {
    JsonObject attempt = new JsonObject();
    attempt.addProperty("user", name);
    attempt.addProperty("password", password);
    if (!fresh.isEmpty()) {
      attempt.addProperty("newPassword", fresh);
    }
    if (!code.isEmpty()) {
      attempt.addProperty("code", code);
    }
    return organisation
        .http()
        .send(
            "POST",
            "/v1/admin/sessions",
            attempt.toString().getBytes(StandardCharsets.UTF_8),
            "Accept-Language",
            "en");
  }

  void accept(TestHttp.Reply session) {
    if (session.status() != 201) {
      throw new AssertionError(session.text());
    }
    bearer = session.json().get("token").getAsString();
  }

  TestHttp.Reply send(String method, String path, String body, String... headers) {
    return sendAs(bearer, method, path, body, headers);
  }

  TestHttp.Reply sendAs(String token, String method, String path, String body, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = "Bearer " + token;
    return organisation
        .http()
        .send(method, "/v1/admin/" + path, body.getBytes(StandardCharsets.UTF_8), all);
  }

  /** Adds a second factor; the recovery codes. */
  JsonArray addFactor() {
    TestHttp.Reply begun = send("POST", "me/second-factor", "{\"password\":\"" + PASSWORD + "\"}");
    read(begun.json().get("uri").getAsString());
    TestHttp.Reply confirmed =
        send("POST", "me/second-factor/confirmation", "{\"code\":\"" + code() + "\"}");
    if (confirmed.status() != 201) {
      throw new AssertionError(confirmed.text());
    }
    return confirmed.json().getAsJsonArray("recoveryCodes");
  }

  /** What the app shows now. */
  String code() {
    return code(0);
  }

  /** What the app shows so many steps from now; counted here anew, by RFC 4226 alone. */
  String code(int steps) {
    try {
      long step = organisation.clock.instant().getEpochSecond() / 30 + steps;
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
      int offset = hash[19] & 15;
      int number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Some other six digits than those that count now. */
  String wrongCode() {
    for (int i = 0; ; i++) {
      String wrong = "%06d".formatted(i);
      if (!wrong.equals(code(-1)) && !wrong.equals(code()) && !wrong.equals(code(1))) {
        return wrong;
      }
    }
  }

  void waitForNextCode() {
    organisation.clock.advance(Duration.ofSeconds(30));
  }
}
