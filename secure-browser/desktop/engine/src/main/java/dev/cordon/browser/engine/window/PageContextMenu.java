package dev.cordon.browser.engine.window;

import dev.cordon.browser.engine.page.PageMenu;
import dev.cordon.browser.engine.page.PageView;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menu over a page: what the engine offers there, then what the window can do. */
final class PageContextMenu {
  private PageContextMenu() {}

  static void show(
      TabOwner owner, Tab tab, PageView page, List<PageMenu.Entry> entries, double x, double y) {
    ContextMenu menu = new ContextMenu();
    for (PageMenu.Entry entry : entries) {
      MenuItem item = item(owner.words().of(key(entry.choice())), entry.act());
      item.setDisable(!entry.enabled());
      menu.getItems().add(item);
    }
    if (!entries.isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
    }
    menu.getItems().addAll(ofWindow(owner.words(), tab, page));
    Point2D at = page.view().localToScreen(x, y);
    menu.show(owner.stage(), at.getX(), at.getY());
  }

  private static List<MenuItem> ofWindow(Words words, Tab tab, PageView page) {
    MenuItem back = item(words.of("back"), () -> tab.go(-1));
    back.setDisable(!tab.canGo(-1));
    MenuItem forward = item(words.of("forward"), () -> tab.go(1));
    forward.setDisable(!tab.canGo(1));
    return List.of(
        back,
        forward,
        item(words.of("reload"), tab::reload),
        new SeparatorMenuItem(),
        item(words.of("selectAll"), () -> page.page().executeCommand("selectAll", "")),
        item(words.of("save"), () -> TabActions.save(tab, page)),
        item(words.of("print"), page::print));
  }

  private static String key(PageMenu.Choice choice) {
    return switch (choice) {
      case OPEN_LINK_IN_NEW_TAB -> "openLink";
      case COPY_LINK -> "copyLink";
      case OPEN_IMAGE_IN_NEW_TAB -> "openImage";
      case CUT -> "cut";
      case COPY -> "copy";
      case PASTE -> "paste";
    };
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }
}
