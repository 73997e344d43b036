package dev.cordon.browser.residue.canary;

/** How a word reaches the browser. */
public enum Channel {
  HTML("page text"),
  TITLE("title"),
  ADDRESS("address"),
  HISTORY("address made by script"),
  SCRIPT("script"),
  STYLE("style sheet"),
  IMAGE("image's metadata"),
  DATA("data fetched by script"),
  COOKIE("cookie"),
  HTTP_ONLY_COOKIE("HttpOnly cookie"),
  LOCAL_STORAGE("localStorage"),
  SESSION_STORAGE("sessionStorage"),
  INDEXED_DB("IndexedDB, where there is one"),
  FORM_TEXT("text typed into a form"),
  PASSWORD("password"),
  HTTP_AUTH("password of HTTP's own sign-in"),
  DOWNLOAD("content of a download"),
  DOWNLOAD_NAME("name of a download"),
  BLOB("blob address"),
  WEB_SOCKET("WebSocket message"),
  PDF("PDF"),
  COPIED("copied text");

  private final String words;

  Channel(String words) {
    this.words = words;
  }

  /** For a person. */
  public String words() {
    return words;
  }
}
