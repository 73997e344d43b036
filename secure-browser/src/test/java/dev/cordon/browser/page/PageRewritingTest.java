package dev.cordon.browser.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B4")
class PageRewritingTest {
  private static final String SCRIPT = "window.x=1<2";
  private static final String S = "<script>" + SCRIPT + "</script>";
  private final PageRewriting rewriting = PageRewriting.with(SCRIPT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE html><html><head><title>x | <!DOCTYPE html><html><head>S<title>x",
        "<html lang=\"a>b\"><HEAD data-x='>'><p> | <html lang=\"a>b\"><HEAD data-x='>'>S<p>",
        "<!-- <head> --><!doctype html>\\n<meta> | <!-- <head> --><!doctype html>\\nS<meta>",
        "<html><!-- c --> <head><meta> | <html><!-- c --> <head>S<meta>",
        "<header><head> | S<header><head>",
        "text only | Stext only",
        "<p>x</p><head> | S<p>x</p><head>",
        // A policy in front of the head would bind what comes behind it.
        "<meta http-equiv=x><head> | S<meta http-equiv=x><head>",
        // Comments that an engine ends at once, and what it obeys behind them.
        "<!--><meta><head> --> | <!-->S<meta><head> -->",
        "<!---><meta> --> | <!--->S<meta> -->",
        "<!-- x --!><meta> --> | <!-- x --!>S<meta> -->",
        "<?xml version='1.0'?><html><body> | <?xml version='1.0'?><html>S<body>",
        "</head><head> | S</head><head>",
        "<html/><head/><p> | <html/><head/>S<p>",
        "<!doctype html><frameset> | <!doctype html>S<frameset>",
        "<htmlx><head> | S<htmlx><head>",
        "<html | <htmlS",
      })
  void itStandsInFrontOfAllThatAnEngineObeys(String page, String scripted) throws IOException {
    String expected = scripted.replace("S", S).replace("\\n", "\n");
    String given = page.replace("\\n", "\n");
    if (page.equals("<html")) {
      // Cut off within a tag: nothing runs either way, and nothing of the page is lost.
      assertTrue(text(given, "text/html").replace(S, "").equals(given));
      return;
    }
    assertEquals(expected, text(given, "text/html"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-8",
        "Shift_JIS",
        "EUC-JP",
        "ISO-2022-JP",
        "GB18030",
        "Big5",
        "EUC-KR",
        "windows-1252",
        "UTF-16LE",
        "UTF-16BE"
      })
  void everyByteOfAPageStaysWhateverItsCharset(String name) throws IOException {
    Charset charset = Charset.forName(name);
    String words = charset.newEncoder().canEncode('表') ? "表示ソ能" : "words";
    String page = "<!doctype html><html><head><title>" + words + "</title></head><body>" + words;
    String type = "text/html; charset=" + name;
    assertEquals(
        page.replace("<head>", "<head>" + S),
        new String(bytes(page.getBytes(charset), Headers.of("Content-Type", type)), charset));
  }

  @Test
  void behindAnEscapeNothingIsSkipped() throws IOException {
    // In its two-byte mode ">" and "-" are halves of characters.
    byte[] page = "<!-- 表 --><head>".getBytes(Charset.forName("ISO-2022-JP"));
    byte[] scripted = bytes(page, Headers.of("Content-Type", "text/html"));
    assertTrue(new String(scripted, StandardCharsets.ISO_8859_1).startsWith(S));
    assertEquals(page.length + S.length(), scripted.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
  void aMarkStaysInFrontAndDecides(String name) throws IOException {
    Charset charset = Charset.forName(name);
    byte[] page = "\uFEFF<html><head>表".getBytes(charset);
    byte[] scripted = bytes(page, Headers.of("Content-Type", "text/html; charset=windows-1252"));
    assertEquals("\uFEFF<html><head>" + S + "表", new String(scripted, charset));
  }

  @Test
  void thePagesOwnWordForItsCharsetIsHandedOn() throws IOException {
    String page = "<html><head><!-- <meta charset=big5> --><meta charset='Shift_JIS'>";
    assertEquals("text/html; charset=shift_jis", type(page, "text/html"));
    String old = "<meta http-equiv=content-type content=\"text/html; charset=EUC-JP\">";
    assertEquals("text/html; charset=euc-jp", type(old, "text/html"));
    assertEquals("text/html; charset=utf-8", type("<meta charset=utf-16>", "text/html"));
    assertEquals("text/html", type("<p>nothing said", "text/html"));
    assertEquals("text/html;charset=x", type("<meta charset=utf-8>", "text/html;charset=x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<?xml version='1.0'?><html xmlns='x'><head><title/> | <?xml version='1.0'?><html xmlns='x'><head>S<title/>",
        "<!DOCTYPE html [<!ENTITY a '>'>]><html><body/></html> | <!DOCTYPE html [<!ENTITY a '>'>]><html>S<body/></html>",
        "<svg><head> | <svg><head>",
        "<html/> | <html/>",
        "<h:html><h:head> | <h:html><h:head>",
      })
  void inXhtmlItIsAnElementOfThePage(String page, String scripted) throws IOException {
    String element = "<script><![CDATA[" + SCRIPT + "]]></script>";
    assertEquals(scripted.replace("S", element), text(page, "application/xhtml+xml"));
  }

  @Test
  void onlyPagesGetIt() throws IOException {
    for (String type : List.of("text/plain", "image/svg+xml", "application/json", "text/css")) {
      assertEquals("<head>", text("<head>", type));
    }
    Headers html = Headers.of("Content-Type", "text/html");
    InputStream fetched = new ByteArrayInputStream(new byte[] {'x'});
    assertEquals(fetched, rewriting.rewrite(html, fetched, false, true).body());
  }

  @Test
  void aPageOfAnyLengthComesByWithoutBeingGathered() throws IOException {
    byte[] page = ("<head>" + "x".repeat(1 << 20)).getBytes(StandardCharsets.US_ASCII);
    byte[] scripted = bytes(page, Headers.of("Content-Type", "text/html"));
    assertEquals(page.length + S.length(), scripted.length);
    String endless = "<!-- " + "x".repeat(1 << 20);
    assertEquals(endless.length() + S.length(), text(endless, "text/html").length());
    assertArrayEquals(S.getBytes(StandardCharsets.US_ASCII), bytes(new byte[0], html()));
  }

  @Test
  void severalPoliciesAreMendedAndWhatOnlyReportsIsNot() throws IOException {
    Headers headers =
        html()
            .newBuilder()
            .add("Content-Security-Policy", "script-src 'self'")
            .add("content-security-policy", "default-src 'none'")
            .add("Content-Security-Policy-Report-Only", "script-src 'none'")
            .add("Content-Length", "17")
            .build();
    Headers mended = rewritten(headers, true);
    String hash = ContentPolicy.hash(SCRIPT);
    assertEquals(
        List.of("script-src 'self' " + hash, "default-src 'none'; script-src " + hash),
        mended.values("Content-Security-Policy").stream().map(String::trim).toList());
    assertEquals("script-src 'none'", mended.get("Content-Security-Policy-Report-Only"));
    assertNull(mended.get("Content-Length"));
  }

  @Test
  void whereThePolicyBlocksScriptsNoneRunsNotEvenOurs() throws IOException {
    Headers blocked = rewritten(html(), false);
    assertEquals(List.of("script-src 'none'"), blocked.values("Content-Security-Policy"));
    InputStream page = new ByteArrayInputStream(new byte[] {'x'});
    assertEquals(page, rewriting.rewrite(html(), page, true, false).body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a</script>", "a</SCRIPT x", "<!-- ", "]]>", "é", "a\rb"})
  void aScriptThatCannotStandInAPageIsRefused(String script) {
    assertThrows(IllegalArgumentException.class, () -> PageRewriting.with(script));
  }

  private String text(String page, String type) throws IOException {
    return new String(
        bytes(page.getBytes(StandardCharsets.UTF_8), Headers.of("Content-Type", type)),
        StandardCharsets.UTF_8);
  }

  private byte[] bytes(byte[] page, Headers headers) throws IOException {
    return rewriting.rewrite(headers, new Trickle(page), true, true).body().readAllBytes();
  }

  private String type(String page, String type) throws IOException {
    InputStream body = new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8));
    return String.valueOf(
        rewriting
            .rewrite(Headers.of("Content-Type", type), body, true, true)
            .headers()
            .get("Content-Type"));
  }

  private Headers rewritten(Headers headers, boolean scripts) throws IOException {
    InputStream body = new ByteArrayInputStream(new byte[0]);
    return rewriting.rewrite(headers, body, true, scripts).headers();
  }

  private static Headers html() {
    return Headers.of("Content-Type", "text/html");
  }

  /** Seven bytes at a time, as a slow network gives them. */
  private static final class Trickle extends ByteArrayInputStream {
    Trickle(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] to, int offset, int length) {
      return super.read(to, offset, Math.min(length, 7));
    }
  }
}
