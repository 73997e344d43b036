package dev.cordon.browser.residue.site;

import java.nio.charset.Charset;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Pages in the encodings of old Japanese systems, and packed ones. */
final class LegacyPages {
  private final Files files;

  LegacyPages(Files files) {
    this.files = files;
  }

  void addTo(Office office) {
    // The header names the one; of the other only the page's own meta element knows.
    office.add("/legacy/shift_jis/", request -> files.encoded(page(request), "Shift_JIS"));
    office.add("/legacy/euc-jp/", request -> files.encodedInSilence(page(request), "EUC-JP"));
    office.add("/legacy/echo", LegacyPages::echo);
    office.add(
        "/gzip/",
        request -> files.gzipped(request.getUrl().encodedPath().substring("/gzip".length())));
  }

  private static String page(RecordedRequest request) {
    return "/pages/" + request.getUrl().pathSegments().get(2);
  }

  /** Reads a form in the encoding that the address names. */
  private static MockResponse echo(RecordedRequest request) {
    Charset charset = Charset.forName(Forms.query(request, "charset"));
    Map<String, String> fields = Forms.fields(request, charset);
    String name = fields.getOrDefault("name", "");
    return Answers.html("<!doctype html><title>echo</title><pre id=echo>" + name + "</pre>");
  }
}
