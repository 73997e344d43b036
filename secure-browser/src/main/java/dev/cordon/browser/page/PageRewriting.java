package dev.cordon.browser.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an answer before an engine sees it: no one may store it, and a page gets the
 * app's script in front, or none at all where the policy blocks scripts. Immutable and safe for
 * many threads.
 */
public final class PageRewriting {
  private static final String POLICY = "Content-Security-Policy";
  private static final List<String> UNSEEN =
      List.of(
          // What only the session may know, or would have something stored or sent elsewhere.
          "Set-Cookie",
          "Set-Cookie2",
          "ETag",
          "Last-Modified",
          "Expires",
          "Pragma",
          "Age",
          "Alt-Svc",
          "NEL",
          "Report-To",
          "Reporting-Endpoints",
          "Strict-Transport-Security");
  private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");

  private final Optional<String> script;
  private final String hash;

  private PageRewriting(Optional<String> script) {
    this.script = script;
    this.hash = script.map(ContentPolicy::hash).orElse("");
  }

  /** Rewrites without a script of the app's. */
  public static PageRewriting plain() {
    return new PageRewriting(Optional.empty());
  }

  /**
   * Puts {@code script} in front of every page.
   *
   * @throws IllegalArgumentException if it is not ASCII, or holds what would end it within HTML or
   *     XML
   */
  public static PageRewriting with(String script) {
    String lower = script.toLowerCase(Locale.ROOT);
    boolean ascii = script.chars().allMatch(c -> c < 128 && c != '\r');
    if (!ascii || lower.contains("</script") || lower.contains("<!--") || lower.contains("]]>")) {
      throw new IllegalArgumentException("the script cannot stand within every page as it is");
    }
    return new PageRewriting(Optional.of(script));
  }

  /** An answer as an engine gets it. */
  public record Rewritten(Headers headers, InputStream body) {}

  /**
   * Rewrites.
   *
   * @param page whether it becomes a page of its own and has a body
   * @param scripts whether scripts may run
   * @throws IOException as {@code body} throws it
   */
  public Rewritten rewrite(Headers headers, InputStream body, boolean page, boolean scripts)
      throws IOException {
    Headers.Builder fields = unstorable(headers).newBuilder();
    if (!scripts) {
      return new Rewritten(fields.add(POLICY, ContentPolicy.NO_SCRIPTS).build(), body);
    }
    @Nullable String type = headers.get("Content-Type");
    Optional<MediaType> media = Optional.ofNullable(type == null ? null : MediaType.parse(type));
    String bare = media.map(each -> each.type() + "/" + each.subtype()).orElse("");
    if (!page || !script.isPresent() || !HTML.contains(bare)) {
      return new Rewritten(fields.build(), body);
    }
    boolean xml = !bare.equals("text/html");
    ScriptedStream scripted = new ScriptedStream(body, media, xml, script.get());
    mendPolicies(headers, fields);
    fields.removeAll("Content-Length");
    if (!xml && !media.filter(each -> each.parameter("charset") != null).isPresent()) {
      PageCharset.ownWord(scripted.first(PageCharset.PRESCAN_BYTES), media)
          .ifPresent(word -> fields.set("Content-Type", bare + "; charset=" + word));
    }
    return new Rewritten(fields.build(), scripted);
  }

  private void mendPolicies(Headers headers, Headers.Builder fields) {
    List<String> mended = new ArrayList<>();
    for (String policy : headers.values(POLICY)) {
      mended.add(ContentPolicy.mended(policy, hash));
    }
    fields.removeAll(POLICY);
    mended.forEach(policy -> fields.addUnsafeNonAscii(POLICY, policy));
  }

  private static Headers unstorable(Headers headers) {
    Headers.Builder fields = headers.newBuilder();
    UNSEEN.forEach(fields::removeAll);
    return fields.set("Cache-Control", "no-store").build();
  }
}
