package dev.cordon.browser.residue.site;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** A page that trusts only what carries its nonce (CSP level 3). */
final class StrictPage {
  private final SecureRandom random = new SecureRandom();
  private final Files files;

  StrictPage(Files files) {
    this.files = files;
  }

  void addTo(Office office) {
    office.add("/strict/", this::page);
  }

  private MockResponse page(RecordedRequest request) throws IOException {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    String page = files.text("/pages/strict-csp.html").orElseThrow().replace("{{nonce}}", nonce);
    return Answers.html(page)
        .newBuilder()
        .addHeader(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'nonce-"
                + nonce
                + "'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'")
        .addHeader("X-Content-Type-Options", "nosniff")
        .addHeader("Referrer-Policy", "no-referrer")
        .build();
  }
}
