package dev.cordon.browser.engine.window;

import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Back, forward, reload, address, bookmarks, more. */
final class NavigationBar extends HBox {
  private final Words words;
  private final AddressBar address;
  private final WindowActions actions;
  private final Button back;
  private final Button forward;
  private final Button reload;
  private final Button bookmarks;
  private boolean narrow;

  NavigationBar(Words words, AddressBar address, MoreMenu menu, WindowActions actions) {
    this.words = words;
    this.address = address;
    this.actions = actions;
    getStyleClass().add("navigation");
    back = Controls.icon(Icon.BACK, words.of("back"), () -> actions.selected().go(-1));
    forward = Controls.icon(Icon.FORWARD, words.of("forward"), () -> actions.selected().go(1));
    reload = Controls.icon(Icon.RELOAD, words.of("reload"), this::reloadOrStop);
    bookmarks = Controls.icon(Icon.STAR, words.of("bookmarks"), () -> {});
    bookmarks.setOnAction(event -> showBookmarks(menu));
    Button more = Controls.icon(Icon.MORE, words.of("more"), () -> {});
    more.setOnAction(event -> menu.show(more, actions.selected(), narrow));
    HBox.setHgrow(address, Priority.ALWAYS);
    getChildren().addAll(back, forward, reload, address, bookmarks, more);
  }

  private void showBookmarks(MoreMenu menu) {
    ContextMenu list = new ContextMenu();
    list.getItems().setAll(menu.bookmarks(actions.selected()));
    list.show(bookmarks, javafx.geometry.Side.BOTTOM, 0, 4);
  }

  private void reloadOrStop() {
    if (actions.selected().isLoading()) {
      actions.selected().stop();
    } else {
      actions.selected().reload();
    }
  }

  void show(Tab tab) {
    back.setDisable(!tab.canGo(-1));
    forward.setDisable(!tab.canGo(1));
    boolean loading = tab.isLoading();
    reload.setDisable(tab.isEmpty() || tab.document().isPresent());
    reload.setGraphic((loading ? Icon.STOP : Icon.RELOAD).draw());
    Controls.name(reload, words.of(loading ? "stop" : "reload"));
    address.show(tab.address());
  }

  /** Narrow windows keep only what is needed all the time. */
  void narrow(boolean now) {
    narrow = now;
    for (Button button : new Button[] {forward, reload, bookmarks}) {
      button.setVisible(!now);
      button.setManaged(!now);
    }
  }
}
