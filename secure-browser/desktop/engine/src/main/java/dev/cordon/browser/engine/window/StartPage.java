package dev.cordon.browser.engine.window;

import dev.cordon.browser.channel.WindowSettings;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.TilePane;

/** What an empty tab shows: where one is, and the organisation's bookmarks. */
final class StartPage {
  private StartPage() {}

  static Node make(Words words, WindowSettings settings, Consumer<String> open) {
    if (settings.bookmarks().isEmpty()) {
      String hint = words.of(settings.addressBar() ? "startEmpty" : "startEmptyClosed");
      return new Banner(
          Icon.LOCK,
          words.of("startTitle"),
          words.of("startText"),
          Controls.text(hint, "banner-text"));
    }
    TilePane tiles = new TilePane();
    tiles.getStyleClass().add("tiles");
    for (WindowSettings.Bookmark bookmark : settings.bookmarks()) {
      tiles.getChildren().add(tile(bookmark, open));
    }
    return new Banner(Icon.LOCK, words.of("startTitle"), words.of("startText"), tiles);
  }

  private static Button tile(WindowSettings.Bookmark bookmark, Consumer<String> open) {
    Button tile = new Button(bookmark.title());
    tile.setGraphic(Controls.text(initial(bookmark.title()), "tile-initial"));
    tile.getStyleClass().add("tile");
    tile.setAccessibleText(bookmark.title());
    tile.setOnAction(event -> open.accept(bookmark.url()));
    return tile;
  }

  private static String initial(String title) {
    return title.isEmpty() ? "" : title.substring(0, title.offsetByCodePoints(0, 1));
  }
}
