package dev.cordon.browser.engine.window;

import dev.cordon.browser.engine.page.PageView;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Everything that needs no button of its own. */
final class MoreMenu {
  private final TabOwner owner;
  private final WindowActions actions;

  MoreMenu(TabOwner owner, WindowActions actions) {
    this.owner = owner;
    this.actions = actions;
  }

  void show(Node at, Tab tab, boolean narrow) {
    ContextMenu menu = new ContextMenu();
    if (narrow) {
      menu.getItems().addAll(narrowOnly(tab));
    }
    menu.getItems().addAll(size(tab));
    tab.shownPage().ifPresent(page -> menu.getItems().addAll(ofPage(tab, page)));
    CheckMenuItem dark = new CheckMenuItem(owner.words().of("dark"));
    dark.setSelected(actions.isDark());
    dark.setOnAction(event -> actions.dark(dark.isSelected()));
    menu.getItems().addAll(new SeparatorMenuItem(), dark);
    menu.show(at, Side.BOTTOM, 0, 4);
  }

  private List<MenuItem> narrowOnly(Tab tab) {
    MenuItem forward = item("forward", () -> tab.go(1));
    forward.setDisable(!tab.canGo(1));
    Menu bookmarks = new Menu(owner.words().of("bookmarks"));
    bookmarks.getItems().setAll(bookmarks(tab));
    return List.of(forward, item("reload", tab::reload), bookmarks, new SeparatorMenuItem());
  }

  /** The organisation's bookmarks, or that there are none. */
  List<MenuItem> bookmarks(Tab tab) {
    List<MenuItem> items = new ArrayList<>();
    owner
        .settings()
        .bookmarks()
        .forEach(
            bookmark -> {
              MenuItem item = new MenuItem(bookmark.title());
              item.setMnemonicParsing(false);
              item.setOnAction(event -> tab.open(bookmark.url()));
              items.add(item);
            });
    if (items.isEmpty()) {
      MenuItem none = new MenuItem(owner.words().of("noBookmarks"));
      none.setDisable(true);
      items.add(none);
    }
    return items;
  }

  private List<MenuItem> size(Tab tab) {
    MenuItem reset = new MenuItem(owner.words().of("zoomReset", tab.zoom().percent()));
    reset.setOnAction(event -> actions.zoom(0));
    List<MenuItem> items =
        new ArrayList<>(
            List.of(
                item("zoomIn", () -> actions.zoom(1)),
                item("zoomOut", () -> actions.zoom(-1)),
                reset));
    if (tab.shownPage().isPresent()) {
      CheckMenuItem fit = new CheckMenuItem(owner.words().of("fitWidth"));
      fit.setSelected(tab.zoom().fits());
      fit.setOnAction(event -> tab.zoom().fits(fit.isSelected()));
      items.add(fit);
    }
    return items;
  }

  private List<MenuItem> ofPage(Tab tab, PageView page) {
    return List.of(
        new SeparatorMenuItem(),
        item("find", actions::find),
        item("copyPageAddress", () -> TabActions.copyAddress(tab, page)),
        item("save", () -> TabActions.save(tab, page)),
        item("print", page::print),
        item("viewSource", () -> TabActions.viewSource(owner, tab, page)),
        item("openOutside", () -> TabActions.openOutside(tab, page)));
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(owner.words().of(key));
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }
}
