package dev.cordon.browser.engine.window;

import dev.cordon.browser.channel.FromEngine;

/** Keeps within the channel's bounds what pages made as long as they liked. */
final class Shortened {
  private static final int TITLE_CHARS = 1000;
  private static final int URL_CHARS = 8000;

  private Shortened() {}

  static FromEngine.Shown shown(int tab, String url, String title, FromEngine.Progress progress) {
    return new FromEngine.Shown(tab, to(url, URL_CHARS), to(title, TITLE_CHARS), progress);
  }

  private static String to(String text, int chars) {
    return text.length() <= chars ? text : text.substring(0, chars);
  }
}
