package dev.cordon.browser.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("B4")
class ContentPolicyTest {
  private static final String H = "'sha256-SCRIPT='";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The list that decides gets the hash, and no other list does.
        "script-src 'self' | script-src 'self' H",
        "default-src 'none'; script-src 'self' | default-src 'none'; script-src 'self' H",
        "script-src 'self'; script-src-elem b.example | script-src 'self'; script-src-elem b.example H",
        "SCRIPT-SRC 'self' | SCRIPT-SRC 'self' H",
        "script-src 'nonce-abc' 'strict-dynamic' | script-src 'nonce-abc' 'strict-dynamic' H",
        "script-src 'strict-dynamic' 'unsafe-inline' | script-src 'strict-dynamic' 'unsafe-inline' H",
        "script-src 'unsafe-inline' 'nonce-abc' | script-src 'unsafe-inline' 'nonce-abc' H",
        "script-src 'unsafe-inline' 'sha256-abc=' | script-src 'unsafe-inline' 'sha256-abc=' H",
        "script-src 'none' | script-src H",
        "script-src | script-src H",
        // A fallback is copied first: in default-src the hash would count for styles too.
        "default-src 'self' https: | default-src 'self' https:; script-src 'self' https: H",
        "default-src 'none'; img-src * | default-src 'none'; img-src *; script-src H",
        // Where every inline script may run, a hash would forbid the page's own.
        "script-src 'self' 'unsafe-inline' | script-src 'self' 'unsafe-inline'",
        "script-src 'UNSAFE-INLINE' | script-src 'UNSAFE-INLINE'",
        "default-src * 'unsafe-inline' | default-src * 'unsafe-inline'",
        // What is no nonce does not take the page's inline scripts back.
        "script-src 'unsafe-inline' 'nonce-' | script-src 'unsafe-inline' 'nonce-'",
        // Nothing to mend.
        "img-src 'self'; frame-ancestors 'none' | img-src 'self'; frame-ancestors 'none'",
        "upgrade-insecure-requests | upgrade-insecure-requests",
        // Of several of one name the first counts.
        "script-src a.example; script-src b.example | script-src a.example H; script-src b.example",
        // Several policies in one field: each must allow.
        "script-src 'self', default-src 'none' | script-src 'self' H, default-src 'none'; script-src H",
      })
  void exactlyOneScriptMoreMayRun(String policy, String mended) {
    assertEquals(spaced(mended.replace("H", H)), spaced(ContentPolicy.mended(policy, H)));
  }

  @Test
  void theHashIsThatOfThePublishedExample() {
    // CSP Level 3, section 8.4: alert('Hello, world.');
    assertEquals(
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
        ContentPolicy.hash("alert('Hello, world.');"));
  }

  private static String spaced(String policy) {
    return policy.replaceAll("\\s+", " ").replace(" ;", ";").trim();
  }
}
