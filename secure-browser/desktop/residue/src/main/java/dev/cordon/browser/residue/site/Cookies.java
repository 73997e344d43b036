package dev.cordon.browser.residue.site;

import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Cookies of all kinds, and what comes back of them (RFC 6265). */
final class Cookies {
  void addTo(Office office) {
    office.add("/cookies/set", Cookies::set);
    office.add("/cookies/seen", Cookies::seen);
  }

  private static MockResponse set(RecordedRequest request) {
    return Answers.json("{}")
        .newBuilder()
        .addHeader(
            "Set-Cookie", "session=kept-from-scripts; Path=/; Secure; HttpOnly; SameSite=Lax")
        .addHeader("Set-Cookie", "theme=green; Path=/; Secure; Max-Age=3600")
        .addHeader("Set-Cookie", "elsewhere=1; Path=/nowhere/; Secure")
        .addHeader("Set-Cookie", "foreign=1; Domain=example.org; Secure")
        .build();
  }

  private static MockResponse seen(RecordedRequest request) {
    com.google.gson.JsonObject seen = new com.google.gson.JsonObject();
    seen.addProperty("cookie", Forms.cookies(request));
    return Answers.json(seen.toString());
  }
}
