package dev.cordon.browser.engine.window;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A page of our own: the start, or why there is no page. In the middle, with little in it. */
final class Banner extends StackPane {
  Banner(Icon icon, String title, String text, Node... more) {
    VBox box = new VBox(Controls.text(title, "banner-title"), Controls.text(text, "banner-text"));
    box.getChildren().add(0, icon.draw(2.5));
    box.getChildren().addAll(more);
    box.getStyleClass().add("banner");
    box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    box.setAlignment(Pos.CENTER_LEFT);
    StackPane.setAlignment(box, Pos.CENTER);
    getChildren().add(box);
    getStyleClass().add("own-page");
  }
}
