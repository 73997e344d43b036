package dev.cordon.browser.residue.site;

import java.util.List;

/** The pages of the office that look after themselves. */
public final class Pages {
  /**
   * One page.
   *
   * @param name as it reports itself
   * @param path where it begins; it may go on to others
   */
  public record Entry(String name, String path) {
    private static Entry file(String name) {
      return new Entry(name, "/pages/" + name + ".html");
    }
  }

  /** In the order of the contact sheet. */
  public static final List<Entry> ALL =
      List.of(
          new Entry("wiki", "/gzip/pages/wiki.html"),
          Entry.file("form"),
          Entry.file("long-form"),
          Entry.file("spa"),
          Entry.file("upload-form"),
          Entry.file("upload-fetch"),
          new Entry("oidc-code", "/signin/start?mode=query"),
          new Entry("oidc-form-post", "/signin/start?mode=form_post"),
          new Entry("oidc-fragment", "/signin/start?mode=fragment"),
          Entry.file("popup"),
          Entry.file("basic-auth"),
          Entry.file("chat"),
          Entry.file("events"),
          Entry.file("table"),
          Entry.file("japanese-utf8"),
          new Entry("japanese-shift-jis", "/legacy/shift_jis/japanese-shift-jis.html"),
          new Entry("japanese-euc-jp", "/legacy/euc-jp/japanese-euc-jp.html"),
          Entry.file("rtl"),
          Entry.file("video"),
          Entry.file("board"),
          Entry.file("chart"),
          Entry.file("svg"),
          Entry.file("print"),
          Entry.file("frames"),
          Entry.file("infinite"),
          Entry.file("autocomplete"),
          Entry.file("dates"),
          Entry.file("mail-editor"),
          Entry.file("documents"),
          Entry.file("blob-download"),
          Entry.file("gallery"),
          Entry.file("data-images"),
          new Entry("strict-csp", "/strict/"),
          Entry.file("workers"),
          Entry.file("notes"),
          Entry.file("wizard"),
          Entry.file("consent"),
          Entry.file("dashboard"),
          new Entry("redirects", "/redirect/5?to=/pages/redirects.html"),
          Entry.file("errors"));

  private Pages() {}
}
