package dev.cordon.mail.desktop.demo.world;

/** What the intranet says, so that the demo can look for it on the disk. */
public final class Pages {
  /** On the page. */
  public static final String NOTICE = "Board meeting moved to Thursday, CANARY-PAGE-7c41";

  /** In a cookie. */
  public static final String COOKIE = "CANARY-COOKIE-90f2";

  /** In a file. */
  public static final String PRICES = "item;price\nCANARY-FILE-3b8e special offer;1200\n";

  private Pages() {}
}
