package dev.cordon.browser.channel;

import java.util.List;

/**
 * What the policy and the app say about the window.
 *
 * @param language a BCP 47 tag: {@code ja} or {@code en}
 * @param addressBar whether the employee may type addresses
 * @param javascript whether pages may run scripts
 * @param startPage empty: a blank page
 * @param bookmarks the organisation's
 * @param watermark drawn over every page; empty: none
 * @param hideFromCapture whether pictures of the window must not be taken, where the system can
 * @param downloads whether files may be downloaded into the container
 * @param uploads whether pages may be given files of the container
 */
public record WindowSettings(
    String language,
    boolean addressBar,
    boolean javascript,
    String startPage,
    List<Bookmark> bookmarks,
    String watermark,
    boolean hideFromCapture,
    boolean downloads,
    boolean uploads) {
  /** A page that the organisation names. */
  public record Bookmark(String title, String url) {}

  public WindowSettings {
    bookmarks = List.copyOf(bookmarks);
  }
}
