package dev.cordon.browser.page;

import java.util.Locale;

/** What a page wants an answer for (Fetch, section 2.2.5: a request's destination). */
public enum Destination {
  /** A page of a tab. */
  DOCUMENT,
  /** A page in a frame of another. */
  FRAME,
  SCRIPT,
  STYLE,
  IMAGE,
  FONT,
  MEDIA,
  /** What a script asked for: fetch, XMLHttpRequest, server-sent events. */
  FETCH,
  WORKER,
  /** Anything else, and what is not known. */
  OTHER;

  /** Reads the word that {@code Sec-Fetch-Dest} uses; any other is {@link #OTHER}. */
  public static Destination of(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "document" -> DOCUMENT;
      case "frame", "iframe", "embed", "object" -> FRAME;
      case "script", "audioworklet", "paintworklet" -> SCRIPT;
      case "style", "xslt" -> STYLE;
      case "image" -> IMAGE;
      case "font" -> FONT;
      case "audio", "video", "track" -> MEDIA;
      case "empty" -> FETCH;
      case "worker", "sharedworker", "serviceworker" -> WORKER;
      default -> OTHER;
    };
  }

  /** Whether what comes is a page of its own, with an origin. */
  public boolean isPage() {
    return this == DOCUMENT || this == FRAME;
  }
}
