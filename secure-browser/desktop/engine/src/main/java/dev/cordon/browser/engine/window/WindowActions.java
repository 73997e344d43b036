package dev.cordon.browser.engine.window;

/** What menus and keys can do with the window. */
interface WindowActions {
  void find();

  /**
   * Draws larger or smaller.
   *
   * @param direction 1: larger, -1: smaller, 0: its own size
   */
  void zoom(int direction);

  boolean isDark();

  void dark(boolean dark);

  void newTab();

  void closeTab();

  void nextTab(int step);

  void editAddress();

  Tab selected();
}
