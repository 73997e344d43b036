package dev.cordon.browser.residue.site;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;

/** The office as a client of its identity provider (OpenID Connect Core, section 3.1). */
final class SignIn {
  private record Begun(String state, String nonce, String verifier, String mode) {}

  private final IdentityProvider provider;
  private final String authorize;
  private final Map<String, Begun> begun = new ConcurrentHashMap<>();

  SignIn(IdentityProvider provider, String authorize) {
    this.provider = provider;
    this.authorize = authorize;
  }

  void addTo(Office office) {
    office.add("/signin/start", this::start);
    office.add("/signin/callback", this::callback);
    office.add("/signin/me", SignIn::me);
  }

  private MockResponse start(RecordedRequest request) {
    Begun one = new Begun(random(), random(), random() + random(), Forms.query(request, "mode"));
    begun.put(one.state(), one);
    HttpUrl to =
        HttpUrl.get(authorize)
            .newBuilder()
            .addQueryParameter("response_type", "code")
            .addQueryParameter("client_id", "office")
            .addQueryParameter("scope", "openid")
            .addQueryParameter("response_mode", one.mode())
            .addQueryParameter("state", one.state())
            .addQueryParameter("nonce", one.nonce())
            .addQueryParameter("code_challenge", challenge(one.verifier()))
            .addQueryParameter("code_challenge_method", "S256")
            .build();
    // Comes back with a POST from another site: only SameSite=None does that.
    return Answers.redirect(302, to.toString())
        .newBuilder()
        .addHeader(
            "Set-Cookie",
            "begun=" + one.state() + "; Secure; HttpOnly; SameSite=None; Path=/signin/")
        .build();
  }

  private MockResponse callback(RecordedRequest request) {
    Map<String, String> fields = Forms.fields(request);
    String state = fields.getOrDefault("state", Forms.query(request, "state"));
    String code = fields.getOrDefault("code", Forms.query(request, "code"));
    if (state.isEmpty()) {
      // The fragment never reaches a server: a page hands it in.
      return Answers.html(
          """
          <!doctype html><title>Back</title><form method="post"></form><script>
          const f=document.forms[0];for(const [k,v] of new URLSearchParams(location.hash.slice(1))){
          const i=document.createElement('input');i.type='hidden';i.name=k;i.value=v;f.append(i)}
          history.replaceState(null,'',location.pathname);f.action='/signin/callback';f.submit()</script>
          """);
    }
    return finish(request, state, code);
  }

  private MockResponse finish(RecordedRequest request, String state, String code) {
    Begun one = begun.remove(state);
    if (one == null || !Forms.cookie(request, "begun").equals(state)) {
      return Answers.status(403, "<h1>403</h1><p>This sign-in did not begin here.");
    }
    Optional<String> nonce = provider.redeem(code, one.verifier());
    if (nonce.isEmpty() || !nonce.get().equals(one.nonce())) {
      return Answers.status(403, "<h1>403</h1><p>The code does not fit.");
    }
    return Answers.redirect(303, "/pages/welcome.html?mode=" + one.mode())
        .newBuilder()
        .addHeader("Set-Cookie", "who=tanaka; Secure; HttpOnly; SameSite=Lax; Path=/signin/")
        .build();
  }

  private static MockResponse me(RecordedRequest request) {
    com.google.gson.JsonObject me = new com.google.gson.JsonObject();
    me.addProperty("who", Forms.cookie(request, "who"));
    return Answers.json(me.toString());
  }

  private static String challenge(String verifier) {
    return ByteString.encodeString(verifier, StandardCharsets.US_ASCII)
        .sha256()
        .base64Url()
        .replace("=", "");
  }

  private static String random() {
    return UUID.randomUUID().toString();
  }
}
