package dev.cordon.browser.engine.net;

import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import java.net.CookieHandler;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** {@code document.cookie}: the app has the cookies, and keeps those marked HttpOnly to itself. */
public final class CookieBridge extends CookieHandler {
  private final Parent parent;
  private final Questions questions;

  public CookieBridge(Parent parent, Questions questions) {
    this.parent = parent;
    this.questions = questions;
  }

  @Override
  public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
    String visible =
        questions
            .askAtOnce(id -> new FromEngine.CookiesOf(id, address(uri)), ToEngine.Text.class)
            .map(ToEngine.Text::text)
            .orElse("");
    return visible.isEmpty() ? Map.of() : Map.of("Cookie", List.of(visible));
  }

  @Override
  public void put(URI uri, Map<String, List<String>> headers) {
    headers.getOrDefault("Set-Cookie", List.of()).stream()
        .forEach(cookie -> parent.say(new FromEngine.SetCookie(address(uri), cookie)));
  }

  /** The engine marks what a script asks for with a scheme of its own. */
  private static String address(URI uri) {
    String text = uri.toString();
    if (text.startsWith("javascripts:")) {
      return "https:" + text.substring("javascripts:".length());
    }
    return text.startsWith("javascript:") ? "http:" + text.substring("javascript:".length()) : text;
  }
}
