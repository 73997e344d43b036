package dev.cordon.browser.cookie;

/**
 * The cookies of a session as scripts see them ({@code document.cookie}): never those marked
 * HttpOnly, and none may be written over one of those. Safe for many threads.
 */
public interface PageCookies {
  /** What a script of the page at {@code url} reads; empty if nothing. */
  String visibleTo(String url);

  /** What a script of the page at {@code url} writes; what it may not write is ignored. */
  void set(String url, String cookie);
}
