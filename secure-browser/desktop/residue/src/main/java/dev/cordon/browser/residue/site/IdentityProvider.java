package dev.cordon.browser.residue.site;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;

/**
 * Signs people in, on an origin of its own: authorisation code with PKCE (RFC 6749, RFC 7636), the
 * code handed back in the query, the fragment, or by a form (OAuth 2.0 Form Post Response Mode).
 */
final class IdentityProvider extends Dispatcher {
  private record Grant(String challenge, String nonce) {}

  private final String office;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  IdentityProvider(String office) {
    this.office = office;
  }

  /** The back channel: the nonce of the code, once, if the verifier fits its challenge. */
  Optional<String> redeem(String code, String verifier) {
    Grant grant = grants.remove(code);
    if (grant == null) {
      return Optional.empty();
    }
    String challenge =
        ByteString.encodeString(verifier, StandardCharsets.US_ASCII)
            .sha256()
            .base64Url()
            .replace("=", "");
    return challenge.equals(grant.challenge()) ? Optional.of(grant.nonce()) : Optional.empty();
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    return switch (request.getUrl().encodedPath()) {
      case "/authorize" -> signInPage(request);
      case "/signed-in" -> signedIn(request);
      case "/widget.html" -> widget();
      case "/popup.html" -> popup();
      case "/api/open" -> api(true);
      case "/api/closed" -> api(false);
      default -> Basics.notFound(request.getUrl().encodedPath());
    };
  }

  /** A page with a form that fills itself in: no person sits here. */
  private MockResponse signInPage(RecordedRequest request) {
    String query = request.getUrl().encodedQuery();
    return Answers.html(
            """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in</title>
            <style>body{font:16px sans-serif;background:#eef2f7;display:grid;place-items:center;height:90vh}
            form{background:#fff;padding:2rem 3rem;border-radius:12px;box-shadow:0 4px 24px #0002}
            input{display:block;margin:.6rem 0;padding:.5rem;width:16rem}</style>
            <form method="post" action="/signed-in?%s"><h1>Identity</h1>
            <input name="user" autocomplete="username"><input name="password" type="password">
            <button>Sign in</button></form>
            <script>const f=document.forms[0];f.user.value='tanaka';f.password.value='not a secret';
            setTimeout(()=>f.querySelector('button').click(),300)</script>
            """
                .formatted(query == null ? "" : query.replace("&", "&amp;").replace("\"", "%22")))
        .newBuilder()
        .addHeader("Set-Cookie", "idp=visited; Secure; HttpOnly; SameSite=None; Path=/")
        .build();
  }

  private MockResponse signedIn(RecordedRequest request) {
    Map<String, String> fields = Forms.fields(request);
    if (!fields.getOrDefault("user", "").equals("tanaka")
        || !Forms.cookie(request, "idp").equals("visited")) {
      return Answers.status(403, "<h1>403</h1>");
    }
    String code = UUID.randomUUID().toString();
    grants.put(
        code, new Grant(Forms.query(request, "code_challenge"), Forms.query(request, "nonce")));
    return back(Forms.query(request, "response_mode"), code, Forms.query(request, "state"));
  }

  private MockResponse back(String mode, String code, String state) {
    HttpUrl to = HttpUrl.get(office + "/signin/callback");
    HttpUrl full =
        to.newBuilder().addQueryParameter("code", code).addQueryParameter("state", state).build();
    return switch (mode) {
      case "form_post" -> formPost(to, code, state);
      case "fragment" -> Answers.redirect(303, to + "#" + full.encodedQuery());
      default -> Answers.redirect(303, full.toString());
    };
  }

  private static MockResponse formPost(HttpUrl to, String code, String state) {
    return Answers.html(
        """
        <!doctype html><title>One moment</title><body onload="document.forms[0].submit()">
        <form method="post" action="%s"><input type="hidden" name="code" value="%s">
        <input type="hidden" name="state" value="%s"></form>
        """
            .formatted(to, code, state.replace("\"", "")));
  }

  private MockResponse widget() {
    return Answers.html(
        """
        <!doctype html><meta charset="utf-8"><title>Widget</title>
        <body style="font:14px sans-serif;background:#fff7e6;margin:12px"><p>A part of another origin.</p>
        <script>addEventListener('message',e=>{if(e.origin==='%s')
        e.source.postMessage({answer:e.data.question*2,from:location.origin},e.origin)});
        parent.postMessage({ready:true},'%s')</script>
        """
            .formatted(office, office));
  }

  private MockResponse popup() {
    return Answers.html(
        """
        <!doctype html><meta charset="utf-8"><title>Sign in</title>
        <body style="font:16px sans-serif;padding:2rem"><h1>Signing you in…</h1>
        <script>setTimeout(()=>{if(opener)opener.postMessage({token:'ticket-17'},'%s');window.close()},400)</script>
        """
            .formatted(office));
  }

  /** With and without the permission to be read by the office (CORS). */
  private MockResponse api(boolean open) {
    MockResponse.Builder answer = Answers.json("{\"rate\":157}").newBuilder();
    return open ? answer.addHeader("Access-Control-Allow-Origin", office).build() : answer.build();
  }
}
