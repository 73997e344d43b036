package dev.cordon.browser.engine.page;

import java.util.List;
import java.util.Optional;

/** The tab around a page. In the window's thread. */
public interface PageHost {
  int tab();

  /** A new tab for a page that a page opened; empty if it may not have one. */
  Optional<PageView> newTab(boolean afterInput);

  void close();

  /** Says something in passing; empty: nothing. */
  void notice(String text);

  /** Shows a question of a page over the page, and waits. */
  PageDialogs.Answer show(PageDialogs.Dialog dialog);

  /** Shows a menu at a place of the page. */
  void menu(List<PageMenu.Entry> entries, double x, double y);

  /** Prints what the tab shows; the app allowed it. */
  void printNow();

  /** Waits for the app's answer without stopping the window. */
  <T> Optional<T> waitFor(java.util.concurrent.CompletableFuture<T> answer);
}
