package dev.cordon.browser.page;

/** Who goes on when a site redirects. Either way each hop is judged anew. */
public enum Hops {
  /** The asker: a redirect is an answer like any other, with its 3xx and its Location. */
  ONE,
  /** The session, up to {@code BrowserSession.MAX_REDIRECTS}. */
  FOLLOW
}
