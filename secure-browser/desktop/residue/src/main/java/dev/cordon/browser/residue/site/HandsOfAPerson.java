package dev.cordon.browser.residue.site;

import java.io.IOException;

/** Mouse and keyboard before the browser's window, for what no script may do. */
@FunctionalInterface
public interface HandsOfAPerson {
  /** Where there is no screen: pages then do what they can by script. */
  HandsOfAPerson NONE = wish -> false;

  /** Does it, and returns when it is done; false if there are no hands. */
  boolean act(Wish wish) throws IOException;

  /**
   * What a page asks for; coordinates are of the screen, in pixels.
   *
   * @param kind {@code move}, {@code click}, {@code drag} (from x, y to toX, toY), {@code type}, or
   *     {@code key} (text: such as {@code ctrl+a})
   */
  record Wish(String kind, int x, int y, int toX, int toY, String text) {}
}
