package dev.cordon.browser.engine.window;

import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.engine.page.PageView;
import java.util.Optional;

/** What can be done with the page of a tab; each asks the app's gate first. */
final class TabActions {
  private TabActions() {}

  /** The app saves it: this process has no disk. */
  static void save(Tab tab, PageView page) {
    page.ask(FromEngine.Wish.SAVE, tab.address(), () -> {});
  }

  static void openOutside(Tab tab, PageView page) {
    page.ask(FromEngine.Wish.OPEN_OUTSIDE, tab.address(), () -> {});
  }

  static void copyAddress(Tab tab, PageView page) {
    page.ask(FromEngine.Wish.COPY, tab.address(), () -> {});
  }

  static void viewSource(TabOwner owner, Tab tab, PageView page) {
    page.ask(
        FromEngine.Wish.VIEW_SOURCE,
        tab.address(),
        () -> {
          String html = Optional.ofNullable(page.page().getHtml(page.frames().get(0))).orElse("");
          String name = owner.words().of("sourceOf", tab.title());
          owner
              .further()
              .ifPresent(opened -> opened.show(new TextDocument(name, html, gate(page))));
        });
  }

  private static java.util.function.Consumer<String> gate(PageView page) {
    return text -> page.ask(FromEngine.Wish.COPY, text, () -> {});
  }
}
