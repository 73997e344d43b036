package dev.cordon.policy.protocol.policy;

import java.util.List;
import java.util.Optional;

/**
 * How the employee gets to pages (requirement B6).
 *
 * @param startPage an https address; empty: a blank page
 * @param bookmarks the organisation's, in order
 * @param addressBar whether addresses may be typed
 */
public record Navigation(
    Optional<String> startPage, List<Bookmark> bookmarks, AddressBar addressBar) {

  /** The defaults for a personal device. */
  public static final Navigation DEFAULT =
      new Navigation(Optional.empty(), List.of(), AddressBar.SHOWN);

  /**
   * A page that the organisation names.
   *
   * @param title 1 to 100 characters, none of them invisible
   * @param url an https address
   */
  public record Bookmark(String title, String url) {}

  /** The field that addresses are typed into. */
  public enum AddressBar {
    SHOWN,
    HIDDEN
  }

  public Navigation {
    bookmarks = List.copyOf(bookmarks);
  }
}
